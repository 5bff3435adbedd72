import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { keyId } from './dsse.ts'
import { KeyError, signingKey, verifyingKey } from './keys.ts'
import { judgedOf, reportOf, specimenFiles } from './specimen.ts'
import { writeCertificate } from './write.ts'

const folder = mkdtempSync(join(tmpdir(), 'keys-'))
afterAll(() => rmSync(folder, { recursive: true }))
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const pem = privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
const pub = publicKey.export({ format: 'pem', type: 'spki' }).toString()
const file = join(folder, 'signoff.key')
writeFileSync(file, pem)

/** All that a log could show of an error. */
function shown(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (!(error instanceof KeyError)) throw new Error('an error of another kind, which says more than it may', { cause: error })
    return `${inspect(error, { depth: 9, showHidden: true })} ${String(error.stack)}`
  }
  return ''
}

describe('the signing key', () => {
  test.each([
    ['text', pem],
    ['text on one line', pem.replaceAll('\n', '\\n')],
    ['a file', file],
  ])('is read from %s', (_, given) => {
    expect(keyId(signingKey(given)!)).toBe(keyId(publicKey))
  })

  test('is not needed', () => {
    expect(signingKey(undefined)).toBeNull()
    expect(signingKey('  ')).toBeNull()
  })

  test.each([
    [
      'of another kind',
      generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
      /found a key of type ec/,
    ],
    ['that is public', pub, /PEM text that can not be understood/],
    [
      'that is encrypted',
      privateKey.export({ format: 'pem', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: 'x' }).toString(),
      /encrypted key has to be decrypted/,
    ],
    ['that is a folder', folder, /neither a PEM text nor a file/],
  ])('%s is refused', (_, given, message) => {
    expect(() => signingKey(given)).toThrow(message)
  })

  test('is in no error, whatever is done to it', () => {
    const secret = pem.split('\n')[1]!
    // The first 16 characters of each such key say what it is, and are no secret.
    const parts = Array.from({ length: secret.length - 27 }, (_, at) => secret.slice(16 + at, 28 + at))
    const damage = fc.oneof(
      fc.nat(pem.length).map((at) => pem.slice(at)),
      fc.nat(pem.length).map((at) => pem.slice(0, at)),
      fc
        .tuple(fc.nat(pem.length - 1), fc.string({ minLength: 1, maxLength: 3 }))
        .map(([at, put]) => pem.slice(0, at) + put + pem.slice(at + 1)),
      fc.constantFrom(
        secret,
        `./${secret}`,
        pem.replaceAll('-----', '---'),
        pem.replace('PRIVATE', 'PUBLIC'),
        pem.replace('PRIVATE', 'RSA PRIVATE'),
        `${pem}\0`,
      ),
    )
    fc.assert(
      fc.property(damage, fc.constantFrom(signingKey, verifyingKey), (given, read) => {
        const said = shown(() => read(given))
        return parts.every((part) => !said.includes(part))
      }),
      { numRuns: 400 },
    )
  })

  test('is in nothing that is written with it', () => {
    const judged = judgedOf(specimenFiles())
    writeCertificate(folder, { report: reportOf(judged), judged, tool: { name: 'signoff', version: '1' }, key: privateKey })
    const raw = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32)
    const written = readdirSync(folder)
      .filter((name) => name !== 'signoff.key')
      .map((name) => readFileSync(join(folder, name), 'utf8'))
    const payload = Buffer.from((JSON.parse(written[0]!) as { payload: string }).payload, 'base64').toString()
    for (const text of [...written, payload])
      for (const form of ['hex', 'base64', 'base64url'] as const) expect(text).not.toContain(raw.toString(form))
    expect(written).toHaveLength(1)
  })
})

describe('the key that signatures are checked with', () => {
  test('is the public one; a private one is refused', () => {
    expect(keyId(verifyingKey(pub))).toBe(keyId(privateKey))
    expect(() => verifyingKey(pem)).toThrow(/found a private key, which has no business here/)
  })
})
