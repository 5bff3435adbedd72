/**
 * A census taken by several processes or machines. Each examines its shards and leaves their sealed evidence and a part file, which says what
 * it was taken of; one reads them all, hashes every byte again by itself, and judges once. Whatever is missing, twice and different, damaged,
 * or of other bytes, rules or profiles stops it with words: a part of the evidence is no evidence.
 */
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ShardFacts } from '../census.ts'
import { evidenceFolder, type Prepared } from './evidence-folder.ts'
import { rulesKey, type ScanRules } from './scan-rules.ts'
import { readSealed, writeSealed } from './sealed-file.ts'
import type { Kept } from './source.ts'

/** What one process says of its part. */
export interface Part {
  kind: 'part'
  part: number
  of: number
  rules: ScanRules
  /** Hash of what the examiners had prepared. */
  prepared: string
  /** The version of the dataset by listing and manifest. */
  dataset: string
  shards: { path: string; size: number; sha256: string; records: number }[]
}

const PART_FILE = /^part-\d+-of-\d+\.part-evidence$/
const partFile = ({ part, of }: Pick<Part, 'part' | 'of'>): string => `part-${part}-of-${of}.part-evidence`
const MOST_PROBLEMS = 8

export const writePart = (dir: string, part: Part, key: string): void => writeSealed(join(dir, partFile(part)), part, [], key)

/** Ours to carry out: the message says what is wrong with the parts, and what to do. */
export class PartsError extends Error {
  override name = 'PartsError'
}

const refuse = (dir: string, problems: readonly string[]): PartsError =>
  new PartsError(
    [
      `${dir}: found evidence that can not be judged; expected that of every shard, once, of this dataset, by these rules and this profile:`,
      ...problems.slice(0, MOST_PROBLEMS).map((problem) => `  ${problem}`),
      ...(problems.length > MOST_PROBLEMS ? [`  and ${problems.length - MOST_PROBLEMS} more`] : []),
      '  What to do: take the parts again, all of them, of the dataset as it lies now (npm run census -- --shard i/n --out FOLDER), into an empty folder',
    ].join('\n'),
  )

/** Part files anywhere below the folder: collected from several machines, each may lie in a folder of its own. */
export function readParts(dir: string, key: string): { parts: { dir: string; name: string; part: Part }[]; problems: string[] } {
  const parts: { dir: string; name: string; part: Part }[] = []
  const problems: string[] = []
  let names: string[]
  try {
    names = readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()
  } catch {
    return { parts, problems: ['there is no such folder'] }
  }
  for (const path of names) {
    const name = path.split(/[/\\]/).at(-1)!
    if (!PART_FILE.test(name)) continue
    const opened = readSealed(join(dir, path), key)
    const part = opened.problem === undefined ? (opened.header as Part) : null
    if (opened.problem !== undefined) problems.push(`${path}: it ${opened.problem}`)
    else if (part?.kind !== 'part' || partFile(part) !== name) problems.push(`${path}: it says that it is another part`)
    else parts.push({ dir: dirname(join(dir, path)), name: path, part })
  }
  if (parts.length === 0 && problems.length === 0) problems.push('there is no part of a census in it')
  return { parts, problems }
}

/** What is wrong with parts as a set, and with each against what is judged. */
export function problemsOf(
  parts: readonly { name: string; part: Part }[],
  { rules, dataset, shards }: { rules: ScanRules; dataset: string; shards: readonly ShardFacts[] },
): string[] {
  if (parts.length === 0) return []
  const problems: string[] = []
  const { of } = parts[0]!.part
  for (const { name, part } of parts) {
    if (part.of !== of) problems.push(`${name}: one of ${part.of} parts, where ${parts[0]!.name} is one of ${of}`)
    if (part.rules.version !== rules.version || part.rules.examiners !== rules.examiners)
      problems.push(`${name}: taken by other rules (another checkout, package or Node)`)
    else if (part.rules.profile !== rules.profile) problems.push(`${name}: taken for another profile`)
    else if (rulesKey(part.rules) !== rulesKey(rules))
      problems.push(`${name}: taken with another key for the texts that the profile allows`)
    if (part.dataset !== dataset) problems.push(`${name}: taken of another version of the dataset (its listing or manifest differ)`)
    if (part.prepared !== parts[0]!.part.prepared) problems.push(`${name}: another sample of the dataset than ${parts[0]!.name} saw`)
  }
  const there = new Set(parts.map(({ part }) => part.part))
  const lost = Array.from({ length: of }, (_, at) => at + 1).filter((number) => !there.has(number))
  if (lost.length > 0)
    problems.push(`found ${there.size} of ${of} parts; ${lost.length === 1 ? 'part' : 'parts'} ${lost.join(', ')} missing`)
  return [...problems, ...shardProblems(parts, shards)]
}

function shardProblems(parts: readonly { name: string; part: Part }[], shards: readonly ShardFacts[]): string[] {
  const problems: string[] = []
  const given = new Map<string, { name: string; sha256: string }>()
  for (const { name, part } of parts) {
    for (const { path, sha256 } of part.shards) {
      const other = given.get(path)
      if (other === undefined) given.set(path, { name, sha256 })
      else if (other.sha256 !== sha256) problems.push(`${path}: given twice with different bytes, by ${other.name} and ${name}`)
    }
  }
  for (const { path, sha256 } of shards) {
    const found = given.get(path)
    if (found === undefined) problems.push(`${path}: no part holds it`)
    else if (found.sha256 !== sha256) problems.push(`${path}: ${found.name} examined other bytes than lie there now`)
    given.delete(path)
  }
  for (const [path, { name }] of given) problems.push(`${path}: ${name} examined it, and the dataset has no such shard`)
  return problems
}

/** Evidence of all shards from parts, or an error that says why not. */
export function openParts(dir: string, key: string, rules: ScanRules, dataset: string, shards: readonly ShardFacts[]): Kept {
  const { parts, problems } = readParts(dir, key)
  const wrong = [...problems, ...problemsOf(parts, { rules, dataset, shards })]
  if (wrong.length > 0) throw refuse(dir, wrong)
  const folders = new Map(parts.map((found) => [found.dir, evidenceFolder(found.dir, rules, key)]))
  const prepared = firstPrepared([...folders.values()].map((folder) => folder.loadPrepared(parts[0]!.part.prepared)))
  if ('problem' in prepared) throw refuse(dir, [`what the examiners prepared ${prepared.problem}`])
  const folderOf = new Map(parts.flatMap(({ dir: own, part }) => part.shards.map(({ path }) => [path, folders.get(own)!] as const)))
  return {
    rules: rules.version,
    from: 'parts',
    prepared,
    load(shard, columns) {
      const evidence = folderOf.get(shard.path)!.load(prepared, shard, columns)
      if ('problem' in evidence) throw refuse(dir, [`${shard.path}: its evidence ${evidence.problem}`])
      return evidence
    },
    save: () => undefined,
    close: () => undefined,
  }
}

const firstPrepared = (found: readonly (Prepared | { problem: string })[]): Prepared | { problem: string } =>
  found.find((candidate) => !('problem' in candidate)) ?? found[0] ?? { problem: 'is not there' }
