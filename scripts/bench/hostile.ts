/**
 * Hostile texts: what makes an expression go back and forth. For every detector and recogniser its own cues, its examples cut and repeated, and runs of
 * the characters that numbers, names and addresses are made of. Used by the bench, which times them, and by a test, which counts.
 */
const RUNS = [
  'a',
  'A',
  '1',
  ' ',
  '\n',
  '.',
  '-',
  '@',
  ':',
  '/',
  '(',
  '"',
  "'",
  '0',
  'é',
  '中',
  '\u200b',
  '[',
  ',',
  '1 ',
  '1-',
  '1.',
  '(1',
  '1/',
  'A ',
  'Ab ',
  'a ',
  'a.',
  'a@',
  'a-',
  'A1',
  'a1-',
  'A.',
  '+1',
  '12:',
  '0:',
  '::',
  '1,1',
  '\n ',
  'x=',
  '$1',
  'Rosa ',
  'Rosa, ',
  '19',
  '1999-',
  'St ',
  '5th ',
  'a@b.c ',
  'http://a',
  'www.a.',
  'eyJ',
  'a_',
  '90 ',
  'at ',
  'dot ',
  'five ',
] as const

/** A text of `length` units that repeats `part`. */
export const repeated = (part: string, length: number): string => part.repeat(Math.ceil(length / part.length)).slice(0, length)

export interface Hostile {
  name: string
  /** The text of so many units. */
  of(length: number): string
}

/** Runs that every detector is tried with. */
export const plainRuns: readonly Hostile[] = RUNS.map((run) => ({ name: JSON.stringify(run), of: (length) => repeated(run, length) }))

/** Runs made of a detector's own cues and examples. */
export function ownRuns(cues: readonly string[], examples: readonly string[]): Hostile[] {
  const ownCues = cues.slice(0, 8).flatMap((cue) => [
    { name: `cue "${cue}"`, of: (length: number) => repeated(`${cue} `, length) },
    { name: `cue "${cue}" is`, of: (length: number) => repeated(`my ${cue} is `, length) },
    ...[' ', 'A', '1', 'Ab ', '1-', 'a.'].map((run) => ({
      name: `cue "${cue}", then ${JSON.stringify(run)}`,
      of: (length: number) => `${cue} ${repeated(run, length - cue.length - 1)}`,
    })),
  ])
  const ownExamples = examples.flatMap((example, number) => [
    { name: `example ${number + 1}`, of: (length: number) => repeated(`${example} `, length) },
    { name: `example ${number + 1}, run together`, of: (length: number) => repeated(example, length) },
    { name: `half of example ${number + 1}`, of: (length: number) => repeated(example.slice(0, Math.ceil(example.length / 2)), length) },
  ])
  return [...ownCues, ...ownExamples]
}
