/** Options of both edge families: what a configuration may say, and what it then is. */
import { ENDPOINT_SCHEMA, type EndpointOptions, endpointOptions } from '../writer/options.ts'

export interface EdgeOptions {
  prompts?: string
  perPrompt: number
  count: number
  crisisShare: number
  minTurns: number
  maxTurns: number
  endpoint?: EndpointOptions
}

const properties = {
  prompts: {
    type: 'string',
    minLength: 1,
    description: 'File of scenario prompts, relative to the configuration; the built-in grammar where there is none',
  },
  perPrompt: { type: 'integer', minimum: 1, maximum: 1000, default: 20, description: 'Conversations to a prompt' },
  count: { type: 'integer', minimum: 1, default: 10_000, description: 'Conversations, where no limit is given' },
  crisisShare: {
    type: 'number',
    minimum: 0,
    maximum: 1,
    default: 0.2,
    description: 'Share of crisis-level ones from the built-in grammar',
  },
  minTurns: { type: 'integer', minimum: 4, maximum: 40, default: 4, description: 'Fewest messages of a conversation' },
  maxTurns: { type: 'integer', minimum: 4, maximum: 40, default: 14, description: 'Most messages of a conversation' },
  endpoint: ENDPOINT_SCHEMA,
} as const

export const EDGE_OPTIONS = { type: 'object', additionalProperties: false, properties } as const

/** With the defaults filled in again, for who calls without having checked. Throws where the bounds contradict each other. */
export function edgeOptions(given: Record<string, unknown>): EdgeOptions {
  const defaults = Object.fromEntries(Object.entries(properties).flatMap(([name, one]) => ('default' in one ? [[name, one.default]] : [])))
  const options = { ...defaults, ...given } as unknown as EdgeOptions
  if (options.minTurns > options.maxTurns)
    throw new Error(
      `minTurns: found ${options.minTurns}, more than maxTurns (${options.maxTurns}); expected at most as many; correct the generator's options`,
    )
  if (options.endpoint !== undefined) options.endpoint = endpointOptions(options.endpoint as unknown as Record<string, unknown>)
  return options
}
