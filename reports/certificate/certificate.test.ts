import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DATASET_SUBJECT, REFUSAL_TYPE, SIGNOFF_TYPE, type Statement } from '#contract/certificate.ts'
import { canonicalJson, integrityOf } from './canonical.ts'
import { differencesFrom } from './compare.ts'
import { isSignedBy, preAuthEncoding, sealed } from './dsse.ts'
import { readCertificate } from './read.ts'
import { foundOf, judgedOf, reportOf, specimenFiles, WAIVER } from './specimen.ts'
import { statementOf, unstatable } from './statement.ts'

const TOOL = { name: 'signoff', version: '9.9.9' }
const files = specimenFiles()
const judged = judgedOf(files)
const statement = statementOf(reportOf(judged), judged, TOOL)
const waivedFiles = specimenFiles([WAIVER])
const waivedJudged = judgedOf(waivedFiles, [WAIVER])
const waived = statementOf(reportOf(waivedJudged, { pii: 'waived' }), waivedJudged, TOOL)
const { publicKey, privateKey } = generateKeyPairSync('ed25519')

const written = (value: unknown): Buffer => Buffer.from(`${canonicalJson(value)}\n`)
const problemsOf = (value: unknown): string[] => readCertificate(written(value)).problems

describe('a statement', () => {
  test('names the dataset, the manifest and every file, and is believed as it was written', () => {
    expect(statement).toMatchObject({
      _type: 'https://in-toto.io/Statement/v1',
      predicateType: SIGNOFF_TYPE,
      predicate: { verdict: 'passed' },
    })
    expect(statement.subject.map(({ name }) => name)).toEqual([DATASET_SUBJECT, 'manifest.json', ...judged.files.map(({ path }) => path)])
    expect(readCertificate(written(statement))).toEqual({ statement, envelope: null, problems: [] })
    expect(differencesFrom(statement, foundOf(files))).toEqual([])
  })

  test('of a waived failure holds the waiver whole, and is no pass', () => {
    expect(waived.predicate).toMatchObject({ verdict: 'waived', all_gates_passed: false, waivers: [{ ...WAIVER, covers: 1 }] })
    expect(problemsOf(waived)).toEqual([])
    expect(differencesFrom(waived, foundOf(waivedFiles))).toEqual([])
  })

  test('of a failure has a type of its own, so that type, subject and signature alone can not be taken for a signoff', () => {
    const refusal = statementOf(reportOf(judged, { hash: 'failed' }), judged, TOOL)
    expect(refusal).toMatchObject({ predicateType: REFUSAL_TYPE, predicate: { verdict: 'failed', all_gates_passed: false } })
    expect(problemsOf(refusal)).toEqual([])
  })

  test.each([
    ['a gate did not run', reportOf(judged, { split: 'not run' }), judged, /did not all run \(split\)/],
    ['a gate did not run and another failed', reportOf(judged, { split: 'not run', pii: 'failed' }), judged, /did not all run \(split\)/],
    ['the run was interrupted', { ...reportOf(judged), verdict: 'not run' as const, note: 'interrupted' }, judged, /interrupted/],
    ['nobody listed the files', reportOf(judged), null, /no list of the files/],
    ['the gates saw two datasets', { ...reportOf(judged), dataset_digest: '' }, judged, /different bytes/],
    ['the list is of other files', reportOf(judged), { ...judged, files: judged.files.slice(1) }, /not those that its gates judged/],
    [
      'the list is of another manifest',
      reportOf(judged),
      { ...judged, manifest_sha256: 'f'.repeat(64) },
      /not those that its gates judged/,
    ],
    ['there is no manifest', { ...reportOf(judged), manifest_sha256: '' }, { ...judged, manifest_sha256: '' }, /no manifest\.json/],
  ])('is not written where %s', (_, report, bytes, because) => {
    expect(unstatable(report, bytes)).toMatch(because)
    expect(() => statementOf(report, bytes, TOOL)).toThrow(because)
  })
})

type Path = (string | number)[]

/** Every leaf of a JSON value by its path. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [path]
  const entries = Object.entries(value)
  return entries.length === 0 ? [path] : entries.flatMap(([name, of]) => leaves(of, [...path, Array.isArray(value) ? Number(name) : name]))
}

function changedAt(value: unknown, [first, ...rest]: Path, to: unknown): unknown {
  if (first === undefined) return to
  const copy = structuredClone(value) as Record<string | number, unknown>
  copy[first] = changedAt(copy[first], rest, to)
  return copy
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((of, step) => (of as Record<string | number, unknown>)[step], value)

describe('a change', () => {
  const other = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant('passed'), fc.constant('a'.repeat(64)))

  test('of any leaf of a statement is seen, signed or not', () => {
    const key = sealed(waived, privateKey)
    fc.assert(
      fc.property(fc.constantFrom(...leaves(waived)), other, (path, to) => {
        fc.pre(JSON.stringify(at(waived, path)) !== JSON.stringify(to))
        const changed = changedAt(waived, path, to) as Statement
        const forged = { ...key, payload: written(changed).toString('base64') }
        return problemsOf(changed).length > 0 && !isSignedBy(forged, publicKey)
      }),
      { numRuns: 500 },
    )
  })

  test('of any waiver in a statement is named where its maker also mended the sum', () => {
    for (const field of ['owner', 'reason', 'subject', 'expires', 'rule'] as const) {
      const changed = structuredClone(waived)
      changed.predicate.waivers[0]![field] = field === 'expires' ? '2030-01-01' : 'another'
      changed.predicate.integrity = integrityOf(changed)
      expect(differencesFrom(changed, foundOf(waivedFiles)).join('\n')).toMatch(
        /waiver of pii\/.* for .* by .*: is another one in manifest\.json/,
      )
    }
    const without = structuredClone(waived)
    without.predicate.waivers = []
    expect(differencesFrom(without, foundOf(waivedFiles))).toEqual([
      'waiver of pii/pii.residual for train/train_000.jsonl:2 by A. Signer: in manifest.json, was not signed off',
    ])
  })

  test('of one bit of any file, or of the manifest, is seen and named', () => {
    fc.assert(
      fc.property(fc.constantFrom(...waivedFiles.keys()), fc.nat(), fc.nat(7), (path, byte, bit) => {
        const changed = new Map(waivedFiles)
        const bytes = Buffer.from(changed.get(path)!)
        bytes[byte % bytes.length]! ^= 1 << bit
        changed.set(path, bytes)
        return differencesFrom(waived, foundOf(changed)).some((problem) => problem.startsWith(`${path}: `))
      }),
      { numRuns: 300 },
    )
  })

  test('of the set of files is seen: one gone, one more, one renamed', () => {
    const paths = [...files.keys()]
    fc.assert(
      fc.property(
        fc.constantFrom(...paths),
        fc.stringMatching(/^[a-z]{1,8}\/[a-z]{1,8}$/),
        fc.constantFrom('drop', 'add', 'rename'),
        (path, fresh, how) => {
          fc.pre(!files.has(fresh))
          const changed = new Map(files)
          const bytes = changed.get(path)!
          if (how !== 'add') changed.delete(path)
          if (how !== 'drop') changed.set(fresh, bytes)
          const problems = differencesFrom(statement, foundOf(changed))
          return (
            problems.length > 0 &&
            (how === 'add' ? problems.some((one) => one.startsWith(fresh)) : problems.some((one) => one.startsWith(path)))
          )
        },
      ),
    )
  })

  test('of the file of the certificate is seen though it means the same', () => {
    const text = canonicalJson(statement)
    expect(readCertificate(Buffer.from(text.replace('{', '{ '))).problems.join()).toMatch(/no canonical JSON/)
    expect(readCertificate(Buffer.from(text.replace('{', '{"_type":"twice",'))).problems.join()).toMatch(/no canonical JSON|_type/)
    expect(readCertificate(Buffer.concat([Buffer.from(text), Buffer.from([0xff])])).problems).toEqual(['signoff.json is no JSON object'])
  })
})

describe('a statement that was made up', () => {
  const claim = (change: (of: Statement) => void): string[] => {
    const made = structuredClone(statementOf(reportOf(judged, { hash: 'failed' }), judged, TOOL))
    change(made)
    made.predicate.integrity = integrityOf(made)
    return problemsOf(made)
  }
  test.each<[string, (of: Statement) => void, RegExp]>([
    [
      'a refusal called a pass',
      ({ predicate }) => void Object.assign(predicate, { verdict: 'passed', all_gates_passed: true }),
      /the states of the gates make it "failed"/,
    ],
    ['a refusal under the type of a signoff', (made) => void (made.predicateType = SIGNOFF_TYPE), /the predicate type is/],
    [
      'a failed gate called passed',
      ({ predicate }) => void (predicate.gates['hash']!.state = 'passed'),
      /the hash gate is "passed" where a part of it failed/,
    ],
    ['a gate that saw fewer records', ({ predicate }) => void (predicate.gates['pii']!.records = 1), /the pii gate saw 1 records/],
    ['a gate left out', ({ predicate }) => void delete predicate.gates['pii'], /pii/],
    ['a file left out', ({ subject }) => void subject.pop(), /do not make the dataset digest/],
    ['a file twice', ({ subject }) => void subject.push(subject[2]!), /a subject twice/],
  ])('%s contradicts itself', (_, change, message) => {
    expect(claim(change).join('\n')).toMatch(message)
  })

  test.each([
    ['null'],
    ['[]'],
    ['""'],
    ['{}'],
    ['{"payloadType":1}'],
    ['{"_type":'],
    [''],
    ['[[[['.repeat(2000)],
    ['{"__proto__":{"verdict":"passed"}}'],
  ])('and what is none is refused: %.40s', (text) => {
    const { statement: none, problems } = readCertificate(Buffer.from(text))
    expect(none).toBeNull()
    expect(problems).toHaveLength(1)
  })
})

describe('a signature', () => {
  test('is over the encoding that DSSE gives an example of', () => {
    expect(preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world')).toString()).toBe(
      'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
    )
  })

  test('is right for its key and its bytes alone', () => {
    const envelope = sealed(statement, privateKey)
    expect(readCertificate(written(envelope))).toEqual({ statement, envelope, problems: [] })
    expect(isSignedBy(envelope, publicKey)).toBe(true)
    expect(isSignedBy(envelope, generateKeyPairSync('ed25519').publicKey)).toBe(false)
    expect(isSignedBy({ ...envelope, payload: written(waived).toString('base64') }, publicKey)).toBe(false)
    fc.assert(
      fc.property(fc.nat(), fc.nat(7), (byte, bit) => {
        const sig = Buffer.from(envelope.signatures[0]!.sig, 'base64')
        sig[byte % sig.length]! ^= 1 << bit
        return !isSignedBy({ ...envelope, signatures: [{ keyid: '', sig: sig.toString('base64') }] }, publicKey)
      }),
    )
  })

  test('of any length and kind is refused and never an accident', () => {
    const envelope = sealed(statement, privateKey)
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (bytes) => !isSignedBy({ ...envelope, signatures: [{ keyid: 'x', sig: Buffer.from(bytes).toString('base64') }] }, publicKey),
      ),
    )
    expect(readCertificate(written({ ...envelope, signatures: [] })).problems.join()).toMatch(/no DSSE envelope: \/signatures/)
  })
})

describe('canonical JSON', () => {
  test('is that of RFC 8785, section 3.2.3: names by UTF-16 units, numbers and strings as JavaScript has them', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew',
      '1': 'One',
      '\ud83d\ude00': 'Emoji',
      '\u0080': 'Control',
      '\u00f6': 'o',
    }
    const names = [...canonicalJson(value).matchAll(/"(?:[^"\\]|\\.)*":/g)].map(([name]) => JSON.parse(name.slice(0, -1)) as string)
    expect(names).toEqual(['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'])
    expect(canonicalJson([Number('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0])).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]')
  })

  test('is read back as what it was, and does not depend on the order of names', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })
})
