/**
 * One step of the bench in a process of its own, so that its memory is its own: `node scripts/bench/step.ts <step> <JSON of its arguments>`.
 * Prints one line of JSON.
 */
import { closeSync, openSync, readdirSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generateBench } from '../../generators/bench/generate.ts'
import { nearPairs } from '../../compile/stages/dedup/near-pairs.ts'
import { byteLines } from './byte-lines.ts'
import { compilerSet } from './compiler-set.ts'
import { floors } from './floors.ts'
import { minhashLsh } from './minhash-lsh.ts'
import { pairsOf, scanAndJoin } from './scan-join.ts'

/** Where the shards of a corpus lie that nobody deduplicated. */
export const corpusPath = (file: number): string => `train/train_${String(file).padStart(3, '0')}.jsonl`

const THRESHOLD = 0.95

interface Arguments {
  file: string
  folder: string
  records: number
  seed: number
  /** File for pairs, one `a b` a line. */
  pairs: string
}

const STEPS: Record<string, (given: Arguments) => Promise<object> | object> = {
  async generate({ folder, records, seed }) {
    const started = performance.now()
    const { bytes } = await generateBench({ folder, records, seed })
    return { bytes, seconds: (performance.now() - started) / 1000 }
  },
  async corpus({ folder, records, seed }) {
    return { bytes: (await generateBench({ folder, records, seed, shape: 'messages', pathOf: corpusPath })).bytes }
  },
  floors: ({ file }) => floors(file),
  async 'scan-join'({ folder }) {
    const { joined: _, ...figures } = await scanAndJoin(folder, {})
    return figures
  },
  async 'near-join'({ folder, pairs }) {
    const { joined, ...figures } = await scanAndJoin(folder, { only: true, allPairs: true })
    writePairs(pairs, pairsOf(joined))
    return figures
  },
  'near-lsh'({ folder, pairs }) {
    const files = shardsOf(folder)
    const reader = openLines(files)
    const result = minhashLsh(files, THRESHOLD, reader)
    writePairs(pairs, result.pairs)
    return { seconds: result.seconds, candidates: result.candidates }
  },
  'near-compiler'({ folder, pairs }) {
    const started = performance.now()
    const { set, numbers } = compilerSet(shardsOf(folder), join(folder, 'words.scratch'))
    const found: [number, number][] = []
    for (const { a, b } of nearPairs(set, THRESHOLD)) found.push([numbers[a]!, numbers[b]!])
    set.wordSets.close()
    writePairs(pairs, found)
    return { seconds: (performance.now() - started) / 1000 }
  },
}

const shardsOf = (folder: string): string[] =>
  readdirSync(join(folder, 'train'))
    .sort()
    .map((name) => join(folder, 'train', name))

function writePairs(path: string, pairs: Iterable<readonly [number, number]>): void {
  const lines: string[] = []
  for (const [a, b] of pairs) lines.push(`${a} ${b}`)
  writeFileSync(path, lines.join('\n'))
}

/** Reads any line of the files by its number; the places are found while the files are in the page cache, and outside of the clock. */
function openLines(files: readonly string[]): (number: number) => Buffer {
  const places: { fd: number; offset: number; length: number }[] = []
  for (const file of files) {
    const fd = openSync(file, 'r')
    for (const { bytes, offset } of byteLines(file)) places.push({ fd, offset, length: bytes.length })
  }
  process.on('exit', () => new Set(places.map(({ fd }) => fd)).forEach((fd) => closeSync(fd)))
  return (number) => {
    const { fd, offset, length } = places[number]!
    const bytes = Buffer.allocUnsafe(length)
    readSync(fd, bytes, 0, length, offset)
    return bytes
  }
}

if (import.meta.main) {
  const [step = '', given = '{}'] = process.argv.slice(2)
  const run = STEPS[step]
  if (run === undefined) throw new Error(`found step "${step}"; expected one of ${Object.keys(STEPS).join(', ')}`)
  console.log(JSON.stringify(await run(JSON.parse(given) as Arguments)))
}
