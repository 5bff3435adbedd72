/** Answers of an endpoint, kept line by line under the hash of their request: a run that was killed goes on without asking twice. */
import { hash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Answer {
  content: string
  promptTokens: number
  completionTokens: number
  /** The endpoint told no usage: four characters are counted as a token. */
  approximated: boolean
}

export interface Journal {
  get(key: string): Answer | undefined
  put(key: string, answer: Answer): void
  /** Lines that could not be read, such as one that a kill cut off. */
  torn: number
}

/** Of what is asked and of whom; the key of the API is no part of it. */
export const requestKey = (url: string, body: string): string => hash('sha256', `${url}\n${body}`, 'hex')

export function openJournal(path: string): Journal {
  const known = new Map<string, Answer>()
  let torn = 0
  const before = existsSync(path) ? readFileSync(path, 'utf8') : ''
  for (const line of before.split('\n')) {
    if (line === '') continue
    const read = readLine(line)
    if (read === undefined) torn++
    else known.set(read.key, read.answer)
  }
  mkdirSync(dirname(path), { recursive: true })
  let gap = before !== '' && !before.endsWith('\n') ? '\n' : ''
  return {
    torn,
    get: (key) => known.get(key),
    put: (key, answer) => {
      known.set(key, answer)
      appendFileSync(path, `${gap}${JSON.stringify({ key, answer })}\n`)
      gap = ''
    },
  }
}

function readLine(line: string): { key: string; answer: Answer } | undefined {
  try {
    const { key, answer } = JSON.parse(line) as { key?: unknown; answer?: Partial<Answer> }
    return typeof key === 'string' && typeof answer?.content === 'string' ? { key, answer: answer as Answer } : undefined
  } catch {
    return undefined
  }
}
