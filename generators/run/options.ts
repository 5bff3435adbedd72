/** Options of a generator: checked against its own schema, with its defaults filled in. */
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js'
import { explain } from '#contract/validate.ts'
import type { Generator } from '../generator.ts'

/** Throws with every wrong option, its value and the choices. `given` stays as it is. */
export function resolveOptions(
  generator: Pick<Generator, 'name' | 'options'>,
  given: Record<string, unknown> = {},
): Record<string, unknown> {
  const options = structuredClone(given)
  const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, verbose: true, useDefaults: true })
  const validate = ajv.compile(generator.options as AnySchema)
  if (!validate(options))
    throw new Error(`The options of the generator ${generator.name} are wrong:\n${explain(validate.errors ?? [], options, 'generate')}`)
  return options
}

interface OptionSchema {
  type?: string | string[]
  default?: unknown
  description?: string
  enum?: unknown[]
}

/** One line an option, for a help text. */
export function describeOptions({ options }: Pick<Generator, 'options'>): string[] {
  const { properties = {} } = options as { properties?: Record<string, OptionSchema> }
  return Object.entries(properties).map(([name, { type, default: by, description, enum: choices }]) => {
    const kind = choices === undefined ? [type ?? 'value'].flat().join(' or ') : choices.join(' | ')
    return `${name} (${kind}${by === undefined ? '' : `, default ${JSON.stringify(by)}`})${description === undefined ? '' : `: ${description}`}`
  })
}

/** `key=value` words of a command line as options: a value is JSON where the option is not a text, e.g. `minTurns=31` or `families=["a"]`. */
export function optionsFromWords(generator: Pick<Generator, 'name' | 'options'>, words: readonly string[]): Record<string, unknown> {
  const { properties = {} } = generator.options as { properties?: Record<string, OptionSchema> }
  return Object.fromEntries(
    words.map((word) => {
      const at = word.indexOf('=')
      if (at < 1) throw new Error(`--option: found "${word}"; expected key=value, such as minTurns=31`)
      const [key, value] = [word.slice(0, at), word.slice(at + 1)]
      const types = [properties[key]?.type ?? []].flat()
      return [key, types.length > 0 && !types.includes('string') ? parsed(value) : value]
    }),
  )
}

/** JSON, or a list of words parted by commas; what is neither stays text, and the schema says what was expected. */
function parsed(value: string): unknown {
  try {
    return JSON.parse(value)
  } catch {
    return value.includes(',') ? value.split(',') : value
  }
}
