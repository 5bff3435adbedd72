/** A loader to fill in, for a family that nothing was found for: one file of TypeScript that needs nothing of ours, and fails until it is filled. */

/** Names become names of files and stand in the code: a family's name is letters, digits and underscores. */
const SAFE = /^[a-z][a-z0-9_]*$/

export const stubName = (family: string): string => `${family}.ts`

export interface StubFacts {
  family: string
  /** What the family holds, in words. */
  holds: string
  /** Name of the generator that can make it, if any. */
  generator: string | null
}

const inComment = (text: string): string => text.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')

/** Source text. Throws where the family's name could not stand in it. */
export function stubFor({ family, holds, generator }: StubFacts): string {
  if (!SAFE.test(family)) throw new Error(`"${family}" can not name a loader; expected lower-case letters, digits and underscores`)
  const other = generator === null ? '' : `\n * Instead of filling this in, its generator can be run: npm run generate -- ${generator}`
  return `/**
 * Loader of the family "${family}": ${inComment(holds)}.
 * The inventory has no object for it.${other}
 *
 * To fill in: (1) read your data in records() and yield one conversation a record; (2) run this file (Node 24 or later):
 *   node ${stubName(family)} data/loaded/${family}.jsonl
 * (3) name what it wrote as a source of your configuration, with the licence that the data really has:
 *   { name: '${family}', family: '${family}', path: 'data/loaded/${family}.jsonl', licence: 'custom', licenseDetail: '...', group: 'general' }
 */
import { createWriteStream, mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

interface Message {
  role: 'system' | 'user' | 'assistant'
  content: string
}

interface LoadedRecord {
  messages: Message[]
  /** Where it comes from: an id that stays the same when the data is loaded again, and nothing that identifies a person. */
  metadata: { document_id: string }
}

/** FILL IN: yield the conversations, e.g. from files beside this one. */
async function* records(): AsyncGenerator<LoadedRecord> {
  const filled: readonly LoadedRecord[] = []
  if (filled.length === 0)
    throw new Error(
      'The loader of ${family} is not filled in: expected conversations from records() in ${stubName(family)}; the comment at its top says how',
    )
  yield* filled
}

async function* lines(): AsyncGenerator<string> {
  let count = 0
  for await (const record of records()) {
    count++
    yield \`\${JSON.stringify(record)}\\n\`
  }
  if (count === 0) throw new Error('The loader of ${family} gave no record; expected at least one')
}

const out = process.argv[2]
if (out === undefined) throw new Error('usage: node ${stubName(family)} OUT.jsonl')
mkdirSync(dirname(out), { recursive: true })
// Under another name until it is whole.
await pipeline(Readable.from(lines()), createWriteStream(\`\${out}.part\`))
renameSync(\`\${out}.part\`, out)
`
}
