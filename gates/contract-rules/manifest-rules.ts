/** The rules of the manifest, and of what lies under the root. */
import { COMPILED_PATH, COVERAGE_PATH, isInDigest, MANIFEST_PATH, STATISTICS_PATH } from '#contract/layout.ts'
import { manifestSchema } from '#contract/schemas/manifest.ts'
import splits from '#contract/splits.json' with { type: 'json' }
import { validator } from '#contract/validate.ts'
import type { GateContext } from '../kit/gate.ts'
import { examined, type Tally, violate } from '../kit/tally.ts'
import { listedFiles, named, own, readJson, text, token } from '../kit/untrusted.ts'
import { differingFields } from './profile-differs.ts'
import type { ContractCode } from './rules.ts'
import { explainError, once } from './schema-error.ts'

type Counts = Tally<ContractCode>

const manifestValidator = once(() => validator(manifestSchema))

export function judgeManifest({ census, profile }: GateContext, tally: Counts): void {
  examined(tally.manifest_missing)
  if (census.manifest === null) {
    violate(tally, { code: 'manifest_missing', subject: MANIFEST_PATH, expected: 'a JSON object', found: census.manifestProblem ?? 'none' })
    return
  }
  examined(tally.manifest_schema)
  const validate = manifestValidator()
  if (!validate(census.manifest)) {
    for (const error of validate.errors ?? []) {
      if (error.keyword === 'if') continue
      const { field, expected, found } = explainError(error)
      violate(tally, { code: 'manifest_schema', subject: `${MANIFEST_PATH}#${field === 'the record' ? '' : field}`, expected, found })
    }
  }
  examined(tally.profile_differs)
  for (const field of differingFields(profile, own(census.manifest, 'profile'), census.digest)) {
    violate(tally, {
      code: 'profile_differs',
      subject: `${MANIFEST_PATH}#profile.${field}`,
      expected: 'what the signer’s profile says',
      found: 'something else',
    })
  }
}

export async function judgePrevious({ census, previous }: GateContext, tally: Counts): Promise<void> {
  if (previous === undefined) return
  examined(tally.previous_differs)
  const manifest = await readJson(previous, MANIFEST_PATH)
  const expected = text(own(manifest.value, 'dataset_digest'))
  const found = own(census.manifest, 'previous')
  if (expected !== undefined && found === expected) return
  violate(tally, {
    code: 'previous_differs',
    subject: `${MANIFEST_PATH}#previous`,
    expected: expected ?? 'a previous version with a manifest',
    found: token(found),
  })
}

export function judgeShardSizes({ census }: GateContext, tally: Counts): void {
  const { conversations, bytes } = splits.shard
  for (const { path, records, size, terminated } of census.shards) {
    examined(tally.shard_too_large)
    if (records > conversations || size > bytes) {
      violate(tally, {
        code: 'shard_too_large',
        subject: path,
        expected: `at most ${conversations} conversations and ${bytes} bytes`,
        found: `${records} and ${size}`,
      })
    }
    examined(tally.line_unterminated)
    if (!terminated && size > 0)
      violate(tally, { code: 'line_unterminated', subject: `${path}:${records}`, expected: 'a line feed at the end', found: 'none' })
  }
}

function pathProblem(path: string): string | undefined {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\\]/.test(path)) return 'a control character or a backslash'
  if (path.startsWith('/') || /^[a-z][a-z0-9+.-]*:/i.test(path)) return 'an absolute path'
  return path.split('/').some((part) => part === '' || part === '.' || part === '..') ? 'an empty, "." or ".." part' : undefined
}

export function judgePaths({ census }: GateContext, tally: Counts): void {
  const first = new Map<string, string>()
  for (const { path, kind, entry, at } of listedFiles(census.manifest)) {
    examined(tally.path_illegal)
    // A sidecar is one of the files besides.
    const name = kind === 'sidecar' ? `sidecar ${path}` : path
    const before = first.get(name)
    first.set(name, before ?? at)
    if (before !== undefined)
      violate(tally, { code: 'path_illegal', subject: at, expected: 'every path once', found: 'one for the second time', cause: before })
    const wrong = (expected: string, found: string): void => violate(tally, { code: 'path_illegal', subject: at, expected, found })
    const problem = pathProblem(path)
    if (problem !== undefined) wrong('a relative path below the root', problem)
    else if (kind === 'export' && path !== COMPILED_PATH) wrong(COMPILED_PATH, token(path))
    else if (kind === 'shard' || kind === 'export') {
      const s3 = text(entry['s3_path'])
      if (s3 === undefined || !s3.startsWith('s3://') || !s3.endsWith(`/${path}`))
        wrong(`s3://…/${path}`, s3 === undefined ? named(entry['s3_path']) : 'another path')
    }
  }
}

/** A queue for review holds private text, whatever the manifest says about it. */
const REVIEW_QUEUE = /review|queue/i

/** Files that the contract's section 1 names, and so that some gate reads. */
const isOfLayout = (path: string): boolean =>
  [COMPILED_PATH, COVERAGE_PATH, STATISTICS_PATH].includes(path) ||
  /^(?:(?:train|val|test)|ledger|provenance)\/[^/]+\.jsonl$/.test(path) ||
  !isInDigest(path)

/** Documents about a dataset are no data; they may stand at the root. */
const DOCUMENT = /^(?:[^/]+\.md|LICEN[CS]E[^/]*|README[^/]*|NOTICE[^/]*|CITATION[^/]*)$/i

export function judgeStrayFiles({ census }: GateContext, tally: Counts): void {
  const listed = new Set(listedFiles(census.manifest).map(({ path }) => path))
  for (const path of census.files.keys()) {
    examined(tally.stray_file)
    if (REVIEW_QUEUE.test(path))
      violate(tally, {
        code: 'stray_file',
        subject: token(path),
        expected: 'no review queue under the root',
        found: 'a file that is named like one',
      })
    else if (listed.has(path) && !isOfLayout(path) && !DOCUMENT.test(path))
      violate(tally, {
        code: 'stray_file',
        subject: token(path),
        expected: 'a file of the contract’s layout',
        found: 'one that no gate reads: what it holds was not judged',
      })
    else if (isInDigest(path) && !listed.has(path))
      violate(tally, {
        code: 'stray_file',
        subject: token(path),
        expected: 'a file that the manifest names',
        found: 'one that it does not',
      })
  }
}
