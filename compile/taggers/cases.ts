/** Labelled cases as they are written down: one a line, `label kind | text`, turns after ` >> ` spoken by assistant and user in turn. */
import type { Message } from '#contract/record.ts'

export interface LabelledCase<Label extends string> {
  /** `<set> <line>`: what misses are named by. */
  id: string
  label: Label
  kind: string
  messages: Message[]
}

/** Throws where a line has another form: a case that is not read is a case that nobody notices. */
export function readCases<Label extends string>(set: string, labels: readonly Label[], table: string): LabelledCase<Label>[] {
  const lines = table.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, i) => {
    const match = /^(\S+) (\S+) \| (\S.*)$/.exec(line)
    const label = labels.find((one) => one === match?.[1])
    if (match === null || label === undefined) throw new Error(`Case ${i + 1} of ${set}: expected "${labels.join('|')} kind | text"`)
    const messages = match[3]!.split(' >> ').map((content, turn): Message => ({ role: turn % 2 === 0 ? 'user' : 'assistant', content }))
    return { id: `${set} ${i + 1}`, label, kind: match[2]!, messages }
  })
}
