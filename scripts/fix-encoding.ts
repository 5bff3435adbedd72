/**
 * `npm run fix-encoding -- FILE [--write] [--encoding NAME] [--html]`: prints what encoding repair would change in a
 * file, by kind; with --write replaces the file by its repaired UTF-8 text, at once or not at all.
 * Exit codes: 0 nothing is lost (whether or not something was changed), 1 damage remains that can not be repaired,
 * 2 the file could not be read or written.
 */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { open, realpath, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { lines } from '../compile/sources/containers/lines.ts'
import { openText, type ObjectFacts } from '../compile/sources/open.ts'
import { DEFAULT_LIMITS } from '../compile/sources/shape.ts'
import { SourceError } from '../compile/sources/source-error.ts'
import { isS3 } from '../compile/stores/s3/location.ts'
import { DOCUMENT_OPTIONS, profileLines, repairLine, startReport, type DocumentReport } from '../compile/stages/encoding/document.ts'
import { DEFAULT_ENCODING } from '../compile/stages/encoding/options.ts'
import { SAMPLE_TEXTS } from '../compile/stages/encoding/index.ts'
import { EXIT } from './exit.ts'
import { localFile } from './local-file.ts'

const USAGE = 'usage: npm run fix-encoding -- FILE [--write] [--encoding NAME] [--html]'
/** Longest line that is held. */
const LIMITS = { ...DEFAULT_LIMITS, recordBytes: 256 * 2 ** 20 }

interface Pass {
  report: DocumentReport
  facts: ObjectFacts
  digest: string
}

/** Lone surrogates U+DC80..U+DCFF stand for bytes that were not understood: they go back as they came. */
function bytesOf(text: string): Buffer {
  if (text.isWellFormed()) return Buffer.from(text)
  const parts = text.split(/([\udc80-\udcff])/).map((part, i, all) => {
    const previous = all[i - 1]?.at(-1) ?? ''
    const isByte = /^[\udc80-\udcff]$/.test(part) && !/[\ud800-\udbff]/.test(previous)
    return isByte ? Buffer.of(part.charCodeAt(0) - 0xdc00) : Buffer.from(part)
  })
  return Buffer.concat(parts)
}

async function pass(
  path: string,
  size: number,
  options: { encoding?: string; html: boolean },
  out: ((bytes: Buffer) => Promise<void>) | null,
): Promise<Pass> {
  const opened = await openText(
    { key: path, size, read: () => createReadStream(path) },
    LIMITS,
    options.encoding === undefined ? {} : { encoding: options.encoding },
  )
  const isJson = /^[\s\ufeff]*[[{"]/.test(opened.head)
  const rules = options.html ? DEFAULT_ENCODING : DOCUMENT_OPTIONS
  const report = startReport()
  const digest: Hash = createHash('sha256')
  const held: { text: string; ended: boolean }[] = []
  let profile: ReturnType<typeof profileLines> | null = null
  const write = async (line: { text: string; ended: boolean }): Promise<void> => {
    const bytes = bytesOf(repairLine(line.text, isJson, profile!, report, rules) + (line.ended ? '\n' : ''))
    digest.update(bytes)
    await out?.(bytes)
  }
  const flush = async (): Promise<void> => {
    profile = profileLines(
      held.map(({ text }) => text),
      isJson,
    )
    for (const early of held.splice(0)) await write(early)
  }
  for await (const { text, number, ended } of lines(opened.text.chunks, LIMITS, true)) {
    if (text === null)
      throw new SourceError(
        'unreadable',
        `${path}: line ${number} is longer than ${LIMITS.recordBytes} bytes.`,
        'Split the file into lines first.',
      )
    if (profile === null) held.push({ text, ended })
    else await write({ text, ended })
    if (profile === null && held.length >= SAMPLE_TEXTS) await flush()
  }
  await flush()
  return { report, facts: await opened.facts(), digest: digest.digest('hex') }
}

function summary(path: string, { report, facts, digest }: Pass): string[] {
  const table = (entries: [string, number][]): string[] =>
    entries.map(([name, count]) => `  ${name.padEnd(22)}${String(count).padStart(9)}`)
  const recoded = digest !== facts.sha256 && report.changedLines === 0
  return [
    `${path}: ${report.lines} lines, ${facts.size_bytes} bytes, ${facts.encoding} (${facts.encoding_by})`,
    ...(report.changedLines === 0
      ? [recoded ? '  nothing to repair; the bytes would become UTF-8 without a mark' : '  nothing to repair']
      : [`  lines to change       ${String(report.changedLines).padStart(9)}`]),
    ...table(Object.entries(report.fixes)),
    ...(Object.keys(report.lossy).length === 0
      ? []
      : [
          'unrepairable: characters were lost before, and are left as they are',
          ...table(Object.entries(report.lossy).map(([mark, count]) => [JSON.stringify(mark), count])),
        ]),
    ...(report.undecodable === 0
      ? []
      : ['unrepairable: bytes that are not text in the encoding of the file', ...table([['bytes', report.undecodable]])]),
  ]
}

/** Writes the repaired text beside the file and puts it in its place; whatever fails, the file stays as it was. */
async function rewrite(path: string, size: number, mode: number, options: { encoding?: string; html: boolean }): Promise<Pass> {
  const temporary = `${path}.${process.pid}.tmp`
  let file: FileHandle | null = await open(temporary, 'wx', mode)
  try {
    const handle = file
    const done = await pass(path, size, options, async (bytes) => {
      await handle.writeFile(bytes)
    })
    await file.sync()
    await file.close()
    file = null
    await rename(temporary, path)
    return done
  } catch (error) {
    await file?.close()
    await rm(temporary, { force: true })
    throw error
  }
}

export default async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { write: { type: 'boolean', default: false }, html: { type: 'boolean', default: false }, encoding: { type: 'string' } },
  })
  const [given] = positionals
  if (given === undefined || positionals.length > 1) throw new Error(`Found ${positionals.length} files; expected one. ${USAGE}`)
  if (values.write && isS3(given))
    throw new Error(
      `${given}: objects of a store are only read here; expected a file of this machine with --write. Download it, repair it, and put it back.`,
    )
  const file = await localFile(given)
  if (!existsSync(file)) throw new Error(`${given}: there is no such file; expected a text file. ${USAGE}`)
  // The file behind a link is replaced, not the link.
  const path = await realpath(file)
  const { size, mode } = await stat(path)
  const options = { html: values.html, ...(values.encoding !== undefined && { encoding: values.encoding }) }
  const first = await pass(path, size, options, null)
  if (values.write && first.facts.compression !== null) {
    throw new SourceError(
      'unreadable',
      `${path}: it is ${first.facts.compression} data, which is only read here.`,
      'Unpack it, repair it, and pack it again.',
    )
  }
  for (const line of summary(isS3(given) ? given : path, first)) console.log(line)
  if (values.write && first.digest !== first.facts.sha256) {
    await rewrite(path, size, mode, options)
    console.log('written')
  }
  return first.report.undecodable > 0 || Object.keys(first.report.lossy).length > 0 ? EXIT.failed : EXIT.passed
}
