/** What `aws s3 ls --recursive` prints: date, time, bytes and key. A key may hold a line break, and then goes on in the next line. */
import { textLines } from '../lines.ts'
import type { ListedObject, ListingForm } from '../listing.ts'

const ENTRY = /^(\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}) +(?:(\d+)|(\d+(?:\.\d+)? (?:Bytes?|[KMGTP]iB))) (.*)$/s
const PREFIX = /^ +PRE (.*)$/
const TOTAL = /^ *Total (Objects|Size): (\d+)/
const UNITS = ['Bytes', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB']

/** From so many entries on, how keys end is known well enough to doubt a last one that ends otherwise. */
const ENOUGH = 20

/** The extension. A key that was cut mostly has none: that others have none either proves nothing. */
const endingOf = (key: string): string | undefined => /\.([^./\s]{1,12})$/.exec(key)?.[1]

/** `1.5 MiB`, as --human-readable prints it: rounded by the tool. */
function bytesOf(text: string): number {
  const [amount = '0', unit = ''] = text.split(' ')
  return Math.round(Number(amount) * 1024 ** Math.max(0, UNITS.indexOf(unit)))
}

export const awsLs: ListingForm = {
  name: 'aws-s3-ls',
  says: 'the text of aws s3 ls --recursive',
  detect: (head) => head.split(/\r?\n/).some((line, at) => at < 20 && (ENTRY.test(line) || PREFIX.test(line))),
  async *read(text, notes) {
    let open: ListedObject | null = null
    let found = 0
    let bytes = 0
    let rounded = false
    let skipped = 0
    const endings = new Set<string | undefined>()
    let unended: ListedObject | null = null
    for await (const { line, number, last } of textLines(text)) {
      const entry = ENTRY.exec(line)
      if (entry !== null) {
        if (open !== null) {
          endings.add(endingOf(open.key))
          yield open
        }
        const [, date, exact, human, key] = entry
        open = { key: key!, size: exact === undefined ? bytesOf(human!) : Number(exact), lastModified: date!, etag: null }
        rounded ||= exact === undefined
        found++
        bytes += open.size!
        if (last) unended = open
        continue
      }
      const total = TOTAL.exec(line)
      if (total !== null) {
        const [, what, stated] = total
        if (what === 'Objects' && Number(stated) !== found) notes.problem(`line ${number}: it says ${stated} objects; found ${found}`)
        if (what === 'Size' && Number(stated) !== bytes && !rounded)
          notes.problem(`line ${number}: it says ${stated} bytes; found ${bytes}`)
      } else if (PREFIX.test(line)) skipped++
      else if (line.trim() === '') continue
      else if (last && /^\d{1,4}(?:-[\d: -]*)?$/.test(line))
        notes.problem(`line ${number}: the listing breaks off in the middle of an entry`)
      else if (open === null) notes.problem(`line ${number}: found no entry of aws s3 ls; expected date, time, size and key`)
      else open.key += `\n${line}`
    }
    if (unended !== null && found > ENOUGH && (endingOf(unended.key) === undefined || !endings.has(endingOf(unended.key))))
      notes.problem(`entry ${found}: the listing ends without a line break, in a key that ends as no other does: it may break off there`)
    if (open !== null) yield open
    if (skipped > 0) notes.problem(`${skipped} prefixes were not listed (PRE); list again with --recursive`)
  },
}
