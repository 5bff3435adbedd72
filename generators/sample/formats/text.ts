/** Tables and plain text: question and answer in columns, an utterance a row, labelled sessions, transcripts. */
import type { Draft } from '../draft.ts'
import type { Item } from '../item.ts'
import { type Format, units, type Written } from './format.ts'

/** RFC 4180: a field with a delimiter, a quote or a line break is quoted, a quote in it written twice. */
const field = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text

const twoColumns =
  (header: [string, string], delimiter: string): Format =>
  (items, path) =>
    units(
      items,
      path,
      items.map(
        ({ draft, broken }) =>
          broken?.text ??
          [draft!.messages.at(-2)!.content, draft!.messages.at(-1)!.content].map((text) => field(text, delimiter)).join(delimiter),
      ),
      (rows) => `${[header.join(delimiter), ...rows].join('\n')}\n`,
    )

const SPEAKER = { system: 'system', user: 'client', assistant: 'therapist', tool: 'tool' } as const

function sessionCsv(items: readonly Item[], path: string): Written {
  const rows = ['session_id,speaker,utterance']
  const at: Written['at'] = []
  for (const [i, { draft, broken }] of items.entries()) {
    const key = `session-${i + 1}`
    at.push({ path, record: rows.length, key })
    if (broken !== undefined) rows.push(broken.text)
    else for (const { role, content } of draft!.messages) rows.push([key, SPEAKER[role], content].map((text) => field(text, ',')).join(','))
  }
  return { files: [{ path, bytes: Buffer.from(`${rows.join('\n')}\n`) }], units: rows.length - 1, at }
}

/** One file an item, numbered in place of the path's `*`. */
const files =
  (write: (draft: Draft) => string): Format =>
  (items, path) => {
    const paths = items.map((_, i) => path.replace('*', String(i + 1).padStart(3, '0')))
    return {
      files: items.map((item, i) => ({ path: paths[i]!, bytes: Buffer.from(item.broken?.text ?? write(item.draft!)) })),
      units: items.length,
      at: paths.map((one) => ({ path: one, record: 1 })),
    }
  }

const LABEL = { system: 'System', user: 'Client', assistant: 'Therapist', tool: 'Tool' } as const

export const TEXT_FORMATS = {
  prompt_response_csv: twoColumns(['prompt', 'response'], ','),
  qa_tsv: twoColumns(['question', 'answer'], '\t'),
  session_csv: sessionCsv,
  labelled_text: files(({ messages }) => `${messages.map(({ role, content }) => `${LABEL[role]}: ${content}`).join('\n')}\n`),
  prose: files(({ prose }) => `${prose!}\n`),
} satisfies Record<string, Format>
