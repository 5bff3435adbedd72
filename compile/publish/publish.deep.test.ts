import { hash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { FAULTS, drawnFaults, type Schedule } from '../stores/s3-faults.ts'
import type { FixtureOptions } from '../stores/s3-fixture.ts'
import type { S3Access } from '../stores/s3/client.ts'
import { copyS3 } from '../stores/s3/copy.ts'
import { uploadFile } from '../stores/s3/multipart.ts'
import { openTrial, quickAccess, type Trial } from '../stores/s3/s3-trial.ts'
import { readDataset } from './dataset.ts'
import { filesFor, mirrorDataset } from './mirror.ts'
import { planPublication, tellPlan } from './plan.ts'
import { promote, type Promotion } from './promote.ts'
import { type Published, publishVersion } from './publish.ts'
import { type Made, makeDataset, soundVersion } from './publish-trial.ts'
import { refusePublic } from './refuse-public.ts'
import { signoffOf } from './signoff.ts'
import { listVersions, versionBefore, versionNamed } from './versions.ts'

const ROOT = 's3://bucket/final_dataset/'
const PART = 1000
let folder: string
let one: Made
let two: Made
let trial: Trial | undefined
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'signoff-publish-'))
  one = makeDataset(join(folder, 'one'), 'one', 3500, 3)
  two = makeDataset(join(folder, 'two'), 'two')
})
afterEach(async () => {
  await trial?.close()
  trial = undefined
})
afterAll(() => rmSync(folder, { recursive: true }))

const open = async (schedule: Schedule = () => undefined, options?: FixtureOptions): Promise<Trial> =>
  (trial = await openTrial(new Map(), schedule, options))

async function publish(
  made: Made,
  access: S3Access,
  report: Buffer | null = made.report,
  forced: string | null = null,
  certificate: Buffer | null = null,
): Promise<Published & { promotion: Promotion }> {
  const dataset = await readDataset(made.folder)
  const signoff = signoffOf({ digest: dataset.digest, manifestSha256: dataset.manifestSha256, report, forced })
  const plan = await planPublication(dataset, ROOT, access, PART)
  const done = await publishVersion({ plan, dataset, signoff, report, certificate, now: new Date('2026-02-01T00:00:00Z'), access })
  return { ...done, promotion: await promote(ROOT, done.id, plan.current, access) }
}

const puts = (): number => trial!.requests.filter((request) => request.startsWith('PUT')).length

describe('publishing', () => {
  test('a version is whole below its digest, the canonical paths agree, and every object bears its SHA-256', async () => {
    const { direct, objects } = await open()
    const done = await publish(one, direct)
    expect(done).toMatchObject({ id: one.digest, uploaded: true, promotion: { outcome: 'switched', before: null } })
    expect(await soundVersion(ROOT, direct, { copies: true })).toBe(one.digest)
    for (const [path, body] of one.files) expect(objects.get(`final_dataset/versions/${one.digest}/${path}`)!.body.equals(body)).toBe(true)
    expect(
      [...objects.values()].some(({ body, metadata }) => `${body.toString('latin1')}${JSON.stringify(metadata)}`.includes('canary-secret')),
    ).toBe(false)
    expect([...objects.values()].every(({ metadata }) => /^[0-9a-f]{64}$/.test(metadata['sha256']!))).toBe(true)
    expect(
      objects.get(`final_dataset/versions/${one.digest}/manifest.json`)!.body.equals(readFileSync(join(one.folder, 'manifest.json'))),
    ).toBe(true)
  })

  test('the manifest is the last object of a version, and the canonical one the last of all', async () => {
    const { direct, requests } = await open()
    await publish(one, direct)
    const written = requests.filter((request) => /^(PUT|POST) final_dataset/.test(request) && !request.includes('.conditions'))
    expect(written.at(-1)).toBe('PUT final_dataset/manifest.json')
    const inVersion = written.filter((request) => request.includes(`versions/${one.digest}/`))
    expect(inVersion.at(-1)).toBe(`PUT final_dataset/versions/${one.digest}/manifest.json`)
  })

  test('publishing again writes nothing', async () => {
    const { direct } = await open()
    await publish(one, direct)
    const before = puts()
    expect(await publish(one, direct)).toMatchObject({
      uploaded: false,
      bytesSent: 0,
      promotion: { outcome: 'current already', copied: 0, removed: 0 },
    })
    expect(puts()).toBe(before)
  })

  test('a second dataset takes its place, stale copies go, and a rollback brings the first one back', async () => {
    const { direct, objects } = await open()
    await publish(one, direct)
    objects.set('final_dataset/train/notes.txt', { body: Buffer.from('of somebody'), etag: '"n"', metadata: {}, modified: new Date() })
    expect((await publish(two, direct)).promotion).toMatchObject({ outcome: 'switched', before: one.digest, removed: 1 })
    expect(await soundVersion(ROOT, direct, { copies: true })).toBe(two.digest)
    expect(objects.has('final_dataset/train/train_002.jsonl')).toBe(false)
    expect(objects.has('final_dataset/train/notes.txt')).toBe(true)
    expect(await versionBefore(ROOT, direct)).toBe(one.digest)
    const plan = await planPublication(await readDataset(one.folder), ROOT, direct)
    expect(await promote(ROOT, one.digest, plan.current, direct)).toMatchObject({ outcome: 'switched', before: two.digest })
    expect(await soundVersion(ROOT, direct, { copies: true })).toBe(one.digest)
    expect(
      (await listVersions(ROOT, direct)).map(({ id, current, complete, record }) => [id, current, complete, record?.signoff.state]).sort(),
    ).toEqual(
      [
        [one.digest, true, true, 'passed'],
        [two.digest, false, true, 'passed'],
      ].sort(),
    )
  })

  test('what the current version has already is copied within the store, and not sent', async () => {
    const { direct, requests } = await open()
    await publish(one, direct)
    const from = requests.length
    const done = await publish(two, direct)
    const same = 'ledger/ledger_000.jsonl'
    expect(done.bytesCopied).toBe(one.files.get(same)!.length)
    expect(done.bytesSent).toBe([...two.files.values()].reduce((sum, { length }) => sum + length, 0) - done.bytesCopied)
    expect(requests.slice(from)).toContain(`GET final_dataset/versions/${two.digest}/${same}`)
    expect(await soundVersion(ROOT, direct, { copies: true })).toBe(two.digest)
  })

  test('a copy of what was damaged in the store is found by reading back, and the bytes are sent', async () => {
    const { direct, objects } = await open()
    await publish(one, direct)
    const known = objects.get(`final_dataset/versions/${one.digest}/ledger/ledger_000.jsonl`)!
    known.body = Buffer.from(known.body.map((byte) => byte ^ 1))
    const done = await publish(two, direct)
    expect(done.bytesCopied).toBe(0)
    expect(await soundVersion(ROOT, direct, { copies: true })).toBe(two.digest)
  })

  test('a root that lies below another is none of its business', async () => {
    const { direct } = await open()
    await publish(one, direct)
    const outer = 's3://bucket/'
    const dataset = await readDataset(two.folder)
    const plan = await planPublication(dataset, `${outer}final_dataset/train/`, direct)
    await publishVersion({ plan, dataset, signoff: { state: 'passed' }, report: null, now: new Date(), access: direct })
    await promote(`${outer}final_dataset/train/`, plan.id, plan.current, direct)
    await publish(two, direct)
    expect(await soundVersion(`${outer}final_dataset/train/`, direct, { copies: true })).toBe(two.digest)
  })

  test('the certificate of the signoff goes with the version as it was first published, and does not make it another; one that lies in the folder does not', async () => {
    const { direct, objects } = await open()
    const signed = makeDataset(join(folder, 'signed'), 'signed')
    writeFileSync(join(signed.folder, 'signoff.json'), 'somebody’s')
    await publish(signed, direct, signed.report, null, Buffer.from('first'))
    writeFileSync(join(signed.folder, 'verification_report.json'), 'another')
    expect(await publish(signed, direct, signed.report, null, Buffer.from('second'))).toMatchObject({ id: signed.digest, uploaded: false })
    expect(objects.get(`final_dataset/versions/${signed.digest}/signoff.json`)!.body.toString()).toBe('first')
  })

  test('the plan says what would be done, and does nothing', async () => {
    const { direct } = await open()
    const dataset = await readDataset(one.folder)
    const lines = [...tellPlan(await planPublication(dataset, ROOT, direct, PART), dataset)]
    expect(lines).toContain(`Version   ${ROOT}versions/${one.digest}/`)
    expect(lines.join('\n')).toMatch(/upload {2}compiled\/final_training_dataset\.jsonl \(0\.00\d MB, in 4 parts\)/)
    expect(trial!.objects.size).toBe(0)
  })

  test('the same data under another manifest is a version of its own', async () => {
    const { direct } = await open()
    await publish(one, direct)
    const other = makeDataset(join(folder, 'other'), 'one', 3500, 3)
    const file = join(other.folder, 'manifest.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('2026-01-01', '2026-01-05'))
    await expect(publish(other, direct)).rejects.toThrow(/manifest\.json was changed after it was judged/)
    const judged = { ...(JSON.parse(other.report.toString()) as object), manifest_sha256: hash('sha256', readFileSync(file)) }
    const done = await publish(other, direct, Buffer.from(JSON.stringify(judged)))
    expect(done.id).toMatch(new RegExp(`^${one.digest}-[0-9a-f]{16}$`))
    expect(await soundVersion(ROOT, direct, { copies: true })).toBe(done.id)
    expect(() =>
      versionNamed(
        [
          { id: 'abcd1', complete: true, current: true, record: null },
          { id: 'abcd2', complete: true, current: true, record: null },
        ],
        'abcd',
      ),
    ).toThrow(/2 versions begin/)
  })

  test('an object of other bytes in a version is never overwritten', async () => {
    const { direct, objects } = await open()
    objects.set(`final_dataset/versions/${one.digest}/val/val_000.jsonl`, {
      body: Buffer.from('x'),
      etag: '"x"',
      metadata: {},
      modified: new Date(),
    })
    await expect(publish(one, direct)).rejects.toThrow(/is there with other bytes/)
  })

  test('what the store keeps wrongly is found by reading back, and not published', async () => {
    const { access, direct } = await open(({ method, path }) => (method === 'GET' && path.includes('val_000') ? 'flipped' : undefined))
    await expect(publish(one, access)).rejects.toThrow(/val_000\.jsonl" holds other bytes than were sent/)
    expect(await soundVersion(ROOT, direct)).toBeNull()
    await trial!.proxy.close()
    expect((await publish(one, direct)).promotion.outcome).toBe('switched')
  })

  test('a dataset that was changed after its manifest is refused', async () => {
    const changed = makeDataset(join(folder, 'changed'), 'changed')
    writeFileSync(join(changed.folder, 'val/val_000.jsonl'), 'x')
    await expect(readDataset(changed.folder)).rejects.toThrow(/is not what its manifest says: val\/val_000\.jsonl has other bytes/)
    makeDataset(join(folder, 'changed'), 'changed')
    writeFileSync(join(changed.folder, 'val/val_001.jsonl'), 'x')
    await expect(readDataset(changed.folder)).rejects.toThrow(/val\/val_001\.jsonl is not named in it/)
  })
})

describe('parts', () => {
  test('an interrupted upload is taken up: what is there is not sent again', async () => {
    const { direct, uploads } = await open()
    const file = join(folder, 'large')
    const body = Buffer.from(Array.from({ length: 5000 }, (_, i) => i % 251))
    writeFileSync(file, body)
    const local = { file, size: body.length, sha256: (await import('node:crypto')).hash('sha256', body) }
    const broken = quickAccess((await serveBroken(3)).env, { attempts: 1 })
    await expect(uploadFile(local, `${ROOT}large`, broken, PART)).rejects.toThrow(/could not be (written|ended)/)
    expect(uploads.size).toBe(1)
    const sent = await uploadFile(local, `${ROOT}large`, direct, PART)
    expect(sent.found).toBeGreaterThan(0)
    expect(sent.found + sent.bytes).toBe(5000)
    expect(trial!.objects.get('final_dataset/large')!.body.equals(body)).toBe(true)
    expect(uploads.size).toBe(0)
  })

  test('abandoned uploads of the version are removed', async () => {
    const { direct, uploads } = await open()
    uploads.set('left', {
      key: `final_dataset/versions/${one.digest}/gone.jsonl`,
      metadata: {},
      started: new Date('2026-01-31'),
      parts: new Map(),
    })
    uploads.set('old', { key: 'final_dataset/versions/other', metadata: {}, started: new Date('2026-01-01'), parts: new Map() })
    uploads.set('young', { key: 'final_dataset/versions/other', metadata: {}, started: new Date('2026-01-31'), parts: new Map() })
    expect((await publish(one, direct)).aborted).toBe(2)
    expect([...uploads.keys()]).toEqual(['young'])
  })

  test('what is too large for one copy is copied in parts', async () => {
    const { direct, objects } = await open()
    await publish(one, direct)
    const path = 'compiled/final_training_dataset.jsonl'
    const body = one.files.get(path)!
    await copyS3(
      `${ROOT}versions/${one.digest}/${path}`,
      `${ROOT}copy`,
      { size: body.length, sha256: (await import('node:crypto')).hash('sha256', body) },
      direct,
      1000,
    )
    expect(objects.get('final_dataset/copy')!.body.equals(body)).toBe(true)
    expect(objects.get('final_dataset/copy')!.etag).toMatch(/-4"$/)
  })
})

/** A proxy before the trial's store that breaks the connection from request `n` of an upload's parts on. */
async function serveBroken(n: number): Promise<Trial['proxy']> {
  const { serveFaults } = await import('../stores/s3-faults.ts')
  let parts = 0
  return serveFaults(trial!.env['AWS_ENDPOINT_URL_S3']!, ({ path }) => (path.includes('partNumber') && ++parts > n ? 'reset' : undefined))
}

describe('signoff', () => {
  const digest = 'a'.repeat(64)
  const manifestSha256 = 'c'.repeat(64)
  const report = (of: object): Buffer =>
    Buffer.from(
      JSON.stringify({ verdict: 'passed', all_gates_passed: true, dataset_digest: digest, manifest_sha256: manifestSha256, ...of }),
    )
  test.each([
    ['there is none', null, /no verification report was found/],
    ['it failed', report({ verdict: 'failed', all_gates_passed: false }), /its verdict is "failed"/],
    ['it did not run', report({ verdict: 'not run', all_gates_passed: false }), /its verdict is "not run"/],
    ['it is of other bytes', report({ dataset_digest: 'b'.repeat(64) }), /is of another dataset, digest bbbbbbbbbbbbbbbb/],
    ['the manifest was changed since', report({ manifest_sha256: 'd'.repeat(64) }), /of dddddddddddddddd, this is cccccccccccccccc/],
    ['it names no manifest', report({ manifest_sha256: undefined }), /does not say which manifest/],
    ['it contradicts itself', report({ all_gates_passed: false }), /its verdict is "unknown"/],
    ['it is no JSON', Buffer.from('{'), /is no JSON/],
    ['it is null', Buffer.from('null'), /is of no dataset/],
  ])('a dataset is refused where %s, and forced only with a reason, which is published', (_, given, message) => {
    expect(() => signoffOf({ digest, manifestSha256, report: given, forced: null })).toThrow(message)
    expect(() => signoffOf({ digest, manifestSha256, report: given, forced: ' ' })).toThrow(message)
    const { state, reason } = signoffOf({ digest, manifestSha256, report: given, forced: 'a drill' })
    expect(state).toBe('unsigned')
    expect(reason).toMatch(/^a drill \(/)
  })

  test('waivers are told, and refused under --strict', () => {
    const waived = report({ verdict: 'waived', all_gates_passed: false })
    expect(signoffOf({ digest, manifestSha256, report: waived, forced: null }).state).toBe('waived')
    expect(() => signoffOf({ digest, manifestSha256, report: waived, forced: null, strict: true })).toThrow(/--strict accepts none/)
  })

  test('a version that was forced is signed when it is published with a signoff', async () => {
    const { direct } = await open()
    expect((await publish(one, direct, null, 'a drill')).record.signoff).toMatchObject({
      state: 'unsigned',
      reason: 'a drill (no verification report was found)',
    })
    expect((await publish(one, direct)).record.signoff.state).toBe('passed')
    expect((await publish(one, direct, null, 'again')).record.signoff.state).toBe('passed')
  })
})

describe('several at once', () => {
  test('of eight publishers of eight datasets one wins, the others are told, and the copies are the winner’s', async () => {
    const { direct } = await open(undefined, { page: 100 })
    await publish(one, direct)
    const many = Array.from({ length: 8 }, (_, i) => makeDataset(join(folder, `many-${i}`), `many ${i}`, 1500, 1 + (i % 3)))
    const done = await Promise.all(
      many.map(async (made) => {
        const dataset = await readDataset(made.folder)
        const plan = await planPublication(dataset, ROOT, direct, PART)
        return { made, dataset, plan }
      }),
    ).then((planned) =>
      Promise.all(
        planned.map(async ({ made, dataset, plan }) => {
          const signoff = signoffOf({ digest: dataset.digest, manifestSha256: dataset.manifestSha256, report: made.report, forced: null })
          await publishVersion({ plan, dataset, signoff, report: made.report, now: new Date(), access: direct })
          return { id: plan.id, ...(await promote(ROOT, plan.id, plan.current, direct)) }
        }),
      ),
    )
    const won = done.filter(({ outcome }) => outcome === 'switched')
    expect(won).toHaveLength(1)
    expect(done.filter(({ outcome, current }) => outcome === 'lost' && current === won[0]!.id)).toHaveLength(7)
    expect(await soundVersion(ROOT, direct, { copies: true })).toBe(won[0]!.id)
  })

  test('eight publishers of one dataset all end well', async () => {
    const { direct, uploads } = await open(undefined, { page: 100 })
    const done = await Promise.all(Array.from({ length: 8 }, () => publish(one, direct)))
    expect(done.every(({ promotion }) => promotion.outcome !== 'lost')).toBe(true)
    expect(await soundVersion(ROOT, direct, { copies: true })).toBe(one.digest)
    expect(uploads.size).toBe(0)
  })

  test('a store that ignores conditions is refused, before anything current is touched', async () => {
    const { direct, objects } = await open(undefined, { conditions: false })
    await expect(publish(one, direct)).rejects.toThrow(/ignores conditions of writes/)
    expect(objects.has('final_dataset/manifest.json')).toBe(false)
  })
})

describe('faults', () => {
  test.each(Array.from({ length: 6 }, (_, i) => [i + 1]))(
    'schedule %i: old or new, whole, at any moment; the rerun completes',
    async (seed) => {
      const { access, direct } = await open(drawnFaults(seed, 0.25))
      await publish(one, direct)
      const ended = await publish(two, {
        ...access,
        pacer: { ...access.pacer, policy: { ...access.pacer.policy, attempts: seed % 3 === 0 ? 2 : 8 } },
      }).then(
        ({ promotion }) => promotion.outcome,
        (error: Error) => error.name,
      )
      expect(['switched', 'S3Error']).toContain(ended)
      // Whoever was told of an error may have been faster than the error.
      expect(ended === 'switched' ? [two.digest] : [one.digest, two.digest]).toContain(await soundVersion(ROOT, direct))
      await publish(two, direct)
      expect(await soundVersion(ROOT, direct, { copies: true })).toBe(two.digest)
    },
  )

  test('every kind of fault is met', () => {
    const schedule = drawnFaults(1, 1)
    const met = new Set(Array.from({ length: 200 }, (_, n) => schedule({ n, method: 'GET', path: '/' })))
    expect([...met].sort()).toEqual([...FAULTS].sort())
  })
})

describe('the published bytes', () => {
  test('a root is mirrored as the version that its manifest names, and the second time from the cache', async () => {
    const { direct, requests } = await open()
    await publish(one, direct)
    await publish(two, direct)
    const view = await mirrorDataset(ROOT, join(folder, 'mirror'), direct)
    for (const [path, body] of two.files) expect(readFileSync(join(view, path)).equals(body)).toBe(true)
    expect(readFileSync(join(view, 'manifest.json'), 'utf8')).toContain(`${ROOT}versions/${two.digest}/train/train_000.jsonl`)
    const before = requests.length
    await mirrorDataset(ROOT, join(folder, 'mirror'), direct)
    expect(requests.slice(before).filter((request) => /^GET final_dataset.*jsonl/.test(request))).toEqual([])
  })

  test('an object that was changed in the store is fetched again, whatever the manifest says of it', async () => {
    const { direct, objects } = await open()
    await publish(one, direct)
    await mirrorDataset(ROOT, join(folder, 'mirror'), direct)
    const key = `final_dataset/versions/${one.digest}/val/val_000.jsonl`
    objects.set(key, { ...objects.get(key)!, body: Buffer.from('tampered'), etag: '"t"', metadata: {} })
    const view = await mirrorDataset(ROOT, join(folder, 'mirror'), direct)
    expect(readFileSync(join(view, 'val/val_000.jsonl'), 'utf8')).toBe('tampered')
  })

  test('a manifest that is not made of its version is told', async () => {
    const { direct, objects } = await open()
    await publish(one, direct)
    const key = `final_dataset/versions/${one.digest}/manifest.json`
    objects.set(key, { ...objects.get(key)!, body: Buffer.from('{}'), metadata: {} })
    await expect(mirrorDataset(ROOT, join(folder, 'mirror'), direct)).rejects.toThrow(/whose own manifest is another one/)
  })

  test.each(['../x', 'a/../../x', '/etc/x', 'a\0b', 'a//b', './a', 'a\\b', 'x'.repeat(300)])('a key %j is refused', (key) => {
    expect(() => filesFor([{ location: ROOT + key, key, size: 1 }], ROOT, '/view')).toThrow(/can not be a file below the dataset/)
  })

  test('keys that differ in case alone, or lie below another, are refused', () => {
    const objects = (...keys: string[]): Parameters<typeof filesFor>[0] => keys.map((key) => ({ location: ROOT + key, key, size: 1 }))
    expect(() => filesFor(objects('a/B', 'A/b'), ROOT, '/view')).toThrow(/differ in case alone/)
    expect(() => filesFor(objects('a', 'a/b'), ROOT, '/view')).toThrow(/lies below a key that is an object itself/)
  })
})

test.each(['AllUsers', 'AuthenticatedUsers'])('a bucket that is open to %s is refused', async (group) => {
  const { direct } = await open(undefined, { grantedTo: `http://acs.amazonaws.com/groups/global/${group}` })
  await expect(refusePublic(ROOT, direct)).rejects.toThrow(/open to everybody by its ACL/)
})
