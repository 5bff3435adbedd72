/**
 * The embedded sample as a source (`generator: 'sample'`), whole or in part: `generate.omit` leaves out families or single sources of it, and
 * `generate.as` reads the files of a family as another's, as long sessions lie in the general sets of a real bucket. The files are the same bytes.
 */
import families from '#contract/families.json' with { type: 'json' }
import { sampleSources, type SampleSource } from '../../generators/sample/index.ts'

export interface ChosenSample {
  sources: SampleSource[]
  problems: string[]
}

/** Options: `{ omit?: (family or source)[], as?: { [family or source]: family } }`. */
export function chosenSample(options: Record<string, unknown> = {}): ChosenSample {
  const all = sampleSources()
  const names = new Set(all.flatMap(({ name, family }) => [name, family]))
  const { omit = [], as = {}, ...unknown } = options
  const problems = Object.keys(unknown).map((field) => `generate: unknown field "${field}"; expected omit or as`)
  const omitted = Array.isArray(omit) ? (omit as unknown[]) : []
  if (!Array.isArray(omit)) problems.push('generate.omit: expected a list of families or sources of the sample')
  const mapped = typeof as === 'object' && as !== null && !Array.isArray(as) ? (as as Record<string, unknown>) : {}
  if (mapped !== as && Object.keys(options).includes('as'))
    problems.push('generate.as: expected families by family or source of the sample')
  for (const name of [...omitted, ...Object.keys(mapped)])
    if (typeof name !== 'string' || !names.has(name))
      problems.push(
        `generate: ${JSON.stringify(name)} is neither a family nor a source of the sample; expected one of ${[...names].join(', ')}`,
      )
  for (const family of Object.values(mapped))
    if (typeof family !== 'string' || !Object.hasOwn(families.families, family))
      problems.push(`generate.as: found ${JSON.stringify(family)}; expected one of ${Object.keys(families.families).join(', ')}`)
  const sources = all
    .filter(({ name, family }) => !omitted.includes(name) && !omitted.includes(family))
    .map((source) => {
      const family = mapped[source.name] ?? mapped[source.family]
      return typeof family === 'string' ? { ...source, family } : source
    })
  return { sources, problems }
}
