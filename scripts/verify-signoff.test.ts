import { generateKeyPairSync } from 'node:crypto'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { planPublication } from '../compile/publish/plan.ts'
import { promote } from '../compile/publish/promote.ts'
import { publishVersion } from '../compile/publish/publish.ts'
import { makeDataset } from '../compile/publish/publish-trial.ts'
import { readDataset } from '../compile/publish/dataset.ts'
import { signoffOf } from '../compile/publish/signoff.ts'
import { putS3 } from '../compile/stores/s3/write.ts'
import { openTrial, type Trial } from '../compile/stores/s3/s3-trial.ts'
import { differencesFrom } from '../reports/certificate/compare.ts'
import { readCertificate } from '../reports/certificate/read.ts'
import { judgedOf, reportOf, specimenFiles, WAIVER } from '../reports/certificate/specimen.ts'
import { writeCertificate } from '../reports/certificate/write.ts'
import { certificateFor } from './publish/certificate.ts'
import main from './verify-signoff.ts'
import { placeOf } from './verify-signoff/places.ts'

const folder = mkdtempSync(join(tmpdir(), 'verify-'))
afterAll(() => rmSync(folder, { recursive: true }))
const [data, report, file] = [join(folder, 'data'), join(folder, 'report'), join(folder, 'report', 'signoff.json')]
const { publicKey, privateKey } = generateKeyPairSync('ed25519')
const pub = join(folder, 'signoff.pub')
writeFileSync(pub, publicKey.export({ format: 'pem', type: 'spki' }))
const other = join(folder, 'other.pub')
writeFileSync(other, generateKeyPairSync('ed25519').publicKey.export({ format: 'pem', type: 'spki' }))
const TOOL = { name: 'signoff', version: '1.2.3' }

function put(files: ReadonlyMap<string, Buffer>): void {
  rmSync(data, { recursive: true, force: true })
  for (const [path, bytes] of files) {
    mkdirSync(join(data, path, '..'), { recursive: true })
    writeFileSync(join(data, path), bytes)
  }
}

type Options = { waived?: boolean; failed?: boolean; key?: typeof privateKey | null }

function sign({ waived = false, failed = false, key = null }: Options = {}): void {
  const waivers = waived ? [WAIVER] : []
  const files = specimenFiles(waivers)
  put(files)
  const judged = judgedOf(files, waivers)
  writeCertificate(report, {
    report: reportOf(judged, waived ? { pii: 'waived' } : failed ? { hash: 'failed' } : {}),
    judged,
    tool: TOOL,
    key,
  })
}

async function verify(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
  try {
    return { code: await main([file, '--dataset', data, ...args], new Date('2026-03-31T23:00:00Z')), said: lines.join('\n') }
  } finally {
    log.mockRestore()
  }
}

describe('npm run verify-signoff', () => {
  beforeEach(() => sign())

  test('is 0 for untouched bytes, and says that nobody signed', async () => {
    const { code, said } = await verify()
    expect(code).toBe(0)
    expect(said).toMatch(/Signature {3}UNSIGNED: /)
    expect(said.split('\n').at(-1)).toBe('VERIFIED: every byte is as it was signed off.')
  })

  test.each<[string, () => void, RegExp]>([
    [
      'a byte of a shard',
      () => writeFileSync(join(data, 'train/train_000.jsonl'), '{"a":2}\n'),
      /train\/train_000\.jsonl: has other bytes/,
    ],
    ['a byte of the manifest', () => appendFileSync(join(data, 'manifest.json'), ' '), /manifest\.json: has other bytes/],
    ['a file that is gone', () => rmSync(join(data, 'test/test_000.jsonl')), /test\/test_000\.jsonl: is missing/],
    ['a manifest that is gone', () => rmSync(join(data, 'manifest.json')), /manifest\.json: is missing/],
    ['a file more', () => writeFileSync(join(data, 'train/train_001.jsonl'), ''), /train\/train_001\.jsonl: was not there when/],
    ['a hidden file more', () => writeFileSync(join(data, '.extra'), ''), /\.extra: was not there when/],
    [
      'a file by another name',
      () => cpSync(join(data, 'test'), join(data, 'tests'), { recursive: true }),
      /tests\/test_000\.jsonl: was not there/,
    ],
  ])('is 1 for %s, and names it', async (_, change, message) => {
    change()
    const { code, said } = await verify()
    expect(code).toBe(1)
    expect(said).toMatch(message)
    expect(said.split('\n').at(-1)).toMatch(/^REFUSED: /)
  })

  test('what is written beside the manifest after it, as the contract allows, is no file more', async () => {
    cpSync(file, join(data, 'signoff.json'))
    expect((await verify()).code).toBe(0)
  })

  test('a waived signoff is verified with its waivers told, and refused under --strict', async () => {
    sign({ waived: true })
    const { code, said } = await verify()
    expect(code).toBe(0)
    expect(said).toMatch(
      /Waived {6}pii\/pii\.residual for train\/train_000\.jsonl:2, by A\. Signer until 2026-03-31 \(its last day\): a house number/,
    )
    expect(said).toMatch(/VERIFIED, WAIVED/)
    expect((await verify('--strict')).code).toBe(1)
  })

  test('a waiver that has expired since covers nothing any more', async () => {
    sign({ waived: true })
    const lines: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
    expect(await main([file, '--dataset', data], new Date('2026-04-01T00:00:00Z'))).toBe(1)
    log.mockRestore()
    expect(lines.join('\n')).toMatch(/waiver of pii\/pii\.residual .*: expired on 2026-03-31; what it covers is not accepted any more/)
  })

  test('a refusal is refused though its bytes and its signature are right', async () => {
    sign({ failed: true, key: privateKey })
    const { code, said } = await verify('--key', pub)
    expect(code).toBe(1)
    expect(said).toMatch(/Signature {3}right/)
    expect(said).toMatch(/REFUSED: the bytes are those that were judged, and the verdict over them is FAILED\.$/)
  })

  test('a signature is right for its key alone; without one nobody is believed to have signed', async () => {
    sign({ key: privateKey })
    expect(await verify('--key', pub, '--require-signature')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/right, by key/) as string,
    })
    expect(await verify('--key', other)).toMatchObject({ code: 1, said: expect.stringMatching(/the signature is not by key/) as string })
    expect(await verify()).toMatchObject({ code: 0, said: expect.stringMatching(/NOT CHECKED/) as string })
    sign()
    expect(await verify('--key', pub)).toMatchObject({ code: 1, said: expect.stringMatching(/is not signed/) as string })
  })

  test('a certificate of another dataset is refused, and so is what is none', async () => {
    put(new Map([...specimenFiles(), ['val/val_000.jsonl', Buffer.from('{}\n')]]))
    expect((await verify()).code).toBe(1)
    writeFileSync(file, '{"verdict":"passed"}')
    expect(await verify()).toMatchObject({ code: 1, said: expect.stringMatching(/REFUSED: this is no certificate/) as string })
  })

  test.each([
    [['--keys', pub], /--keys: no such option/],
    [['--require-signature'], /found no --key/],
    [['--key', 'nowhere'], /neither a PEM text nor a file/],
    [['another.json'], /found 2 certificates/],
    [['--key'], /--key: found nothing/],
  ])('%j is a wrong use', async (args, message) => {
    await expect(verify(...args)).rejects.toThrow(message)
  })

  test('no certificate is no signoff', async () => {
    rmSync(file)
    await expect(verify()).rejects.toThrow(/There is no certificate at .* \(ENOENT\)/)
  })
})

describe('in S3', () => {
  let trial: Trial | undefined
  afterEach(() => trial?.close())

  test('the objects of the version that the root names are held against the certificate that lies with them', async () => {
    trial = await openTrial(new Map(), () => undefined)
    const { direct: access, objects, env } = trial
    const made = makeDataset(join(folder, 'made'), 'one')
    const dataset = await readDataset(made.folder)
    const judged = judgedOf(new Map([...made.files, ['manifest.json', dataset.manifest]]))
    writeCertificate(report, { report: reportOf(judged), judged, tool: TOOL, key: privateKey })
    const root = 's3://bucket/final_dataset/'
    const { certificate } = certificateFor(dataset, join(report, 'verification_report.json'), pub)
    const plan = await planPublication(dataset, root, access)
    const signoff = signoffOf({ digest: dataset.digest, manifestSha256: dataset.manifestSha256, report: made.report, forced: null })
    await publishVersion({ plan, dataset, signoff, report: made.report, certificate, now: new Date('2026-03-03T00:00:00Z'), access })
    await promote(root, plan.id, plan.current, access)

    const differences = async (): Promise<string[]> => {
      const place = placeOf('s3://bucket/final_dataset', { endpoint: env['AWS_ENDPOINT_URL_S3']!, region: 'us-east-1' })
      const { statement, problems } = readCertificate((await place.certificate())!)
      return [...problems, ...differencesFrom(statement!, await place.bytes(() => undefined))]
    }
    expect(await differences()).toEqual([])
    const version = `${root}versions/${dataset.digest}/`
    const canonical = Buffer.from(objects.get('final_dataset/manifest.json')!.body)
    await putS3(
      `${root}manifest.json`,
      Buffer.from(canonical.toString().replace('"total_conversations": 3', '"total_conversations": 4')),
      access,
    )
    expect(await differences()).toEqual(['manifest.json: has other bytes than were signed off'])
    await putS3(`${root}manifest.json`, canonical, access)
    await putS3(`${version}val/val_000.jsonl`, Buffer.from('{"of":"somebody else"}\n'), access)
    await putS3(`${version}train/train_009.jsonl`, Buffer.from('{}\n'), access)
    expect(await differences()).toEqual([
      'val/val_000.jsonl: has other bytes than were signed off',
      'train/train_009.jsonl: was not there when the dataset was signed off',
    ])
  })
})

describe('publishing', () => {
  test('takes the certificate of these bytes and this manifest along, and no other', () => {
    sign({ key: privateKey })
    const { dataset_digest: digest, manifest_sha256: manifestSha256 } = judgedOf(specimenFiles())
    const beside = join(report, 'verification_report.json')
    expect(certificateFor({ digest, manifestSha256 }, beside, undefined)).toMatchObject({ certificate: readFileSync(file) })
    expect(certificateFor({ digest, manifestSha256 }, beside, pub).problem).toBeUndefined()
    expect(certificateFor({ digest, manifestSha256 }, beside, other).problem).toMatch(/not by key/)
    expect(certificateFor({ digest, manifestSha256: 'f'.repeat(64) }, beside, undefined).problem).toMatch(/another manifest\.json/)
    sign({ failed: true })
    expect(certificateFor({ digest, manifestSha256 }, beside, undefined)).toMatchObject({
      certificate: null,
      problem: expect.stringMatching(/failed/) as string,
    })
    rmSync(file)
    expect(certificateFor({ digest, manifestSha256 }, beside, undefined)).toEqual({ certificate: null, says: '' })
    expect(certificateFor({ digest, manifestSha256 }, beside, pub).problem).toMatch(/there is none/)
  })
})
