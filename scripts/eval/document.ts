/**
 * docs/EVALUATION.md: what `npm run eval` prints, block by block. A block begins with `<name>: `; one whose set is not there is kept as it was
 * last measured, so that the document is the same with and without the sets that do not ship.
 */

export interface Part {
  title: string
  /** What the figures mean and how they were come by. */
  says: string
  lines: readonly string[]
}

const INTRO = `# Evaluation

How well detectors, repairs and taggers do. Written by \`npm run eval -- --write\`; do not edit. Figures of sets that ship can be taken anywhere;
those of real sets stand as they were measured where the sets lie beside the repository. Counts only: no text of any set is here.
`

/** Blocks by name: the first line names it, up to the colon. */
export function blocksOf(lines: readonly string[]): Map<string, string> {
  const blocks = new Map<string, string>()
  for (const block of lines.join('\n').split(/\n{2,}/)) {
    const text = block.replace(/^\n+|\s+$/g, '')
    if (text !== '') blocks.set(text.slice(0, text.search(/:|$/m)), text)
  }
  return blocks
}

const FENCE = '```'
const isAbsent = (block: string): boolean => /^[^\n]*: not present$/.test(block)

/** The document; `before` is the one that is there, or ''. */
export function evaluationDocument(parts: readonly Part[], before: string): string {
  const known = new Map(
    [...before.matchAll(/^```\n([\s\S]*?)^```$/gm)].map((match) => [match[1]!.slice(0, match[1]!.search(/:|$/m)), match[1]!.trimEnd()]),
  )
  const sections = parts.map(({ title, says, lines }) => {
    const blocks = [...blocksOf(lines)].map(([name, block]) => (isAbsent(block) ? (known.get(name) ?? block) : block))
    return [`## ${title}\n\n${says}\n`, ...blocks.map((block) => [FENCE, block, FENCE, ''].join('\n'))].join('\n')
  })
  return [INTRO, ...sections].join('\n')
}
