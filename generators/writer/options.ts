/** Options of the writer: an OpenAI-compatible endpoint that writes the conversations in place of the grammar. Off where there is none. */
export interface EndpointOptions {
  url: string
  model: string
  /** Name of the environment variable that holds the key; none for a server that wants none. */
  apiKeyEnv?: string
  temperature: number
  maxTokens: number
  /** Requests under way at the same time. */
  concurrency: number
  timeoutSeconds: number
  /** Further tries of one request after a 429, a 5xx, a hang or a broken connection. */
  retries: number
  /** First pause before a further try; each next one is twice as long, and a Retry-After is obeyed up to a minute. */
  backoffMs: number
  /** Drafts of one conversation, the first included: a broken or unsafe one is asked for again. */
  drafts: number
  /** What stands in for a conversation of which no draft was sound. */
  otherwise: 'grammar' | 'omit'
  /** Answers are kept here, so that a killed run asks for nothing twice. */
  journal: string
  /** US dollars for a million tokens. */
  pricePrompt: number
  priceCompletion: number
}

const properties = {
  url: { type: 'string', pattern: '^https?://', description: 'Base of the API, e.g. http://localhost:8080/v1' },
  model: { type: 'string', minLength: 1, description: 'Model that the endpoint is asked for' },
  apiKeyEnv: {
    type: 'string',
    pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
    description: 'Name of the environment variable with the key, never the key itself',
  },
  temperature: { type: 'number', minimum: 0, maximum: 2, default: 0.8, description: 'Sampling temperature' },
  maxTokens: { type: 'integer', minimum: 64, default: 2000, description: 'Most tokens of an answer' },
  concurrency: { type: 'integer', minimum: 1, maximum: 64, default: 4, description: 'Requests at the same time' },
  timeoutSeconds: { type: 'number', exclusiveMinimum: 0, default: 120, description: 'Longest wait for an answer' },
  retries: {
    type: 'integer',
    minimum: 0,
    maximum: 20,
    default: 4,
    description: 'Further tries after 429, 5xx, a hang or a broken connection',
  },
  backoffMs: { type: 'number', minimum: 0, default: 500, description: 'First pause before a further try, in milliseconds; it doubles' },
  drafts: { type: 'integer', minimum: 1, maximum: 10, default: 3, description: 'Drafts of a conversation before it is given up' },
  otherwise: { enum: ['grammar', 'omit'], default: 'grammar', description: 'What stands in where no draft was sound' },
  journal: {
    type: 'string',
    minLength: 1,
    default: '.signoff/edge-writer.journal.jsonl',
    description: 'File of the answers so far, for resuming',
  },
  pricePrompt: { type: 'number', minimum: 0, default: 0, description: 'US dollars for a million prompt tokens' },
  priceCompletion: { type: 'number', minimum: 0, default: 0, description: 'US dollars for a million completion tokens' },
} as const

export const ENDPOINT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['url', 'model'],
  properties,
  description: 'OpenAI-compatible endpoint that writes in place of the grammar; off where there is none',
} as const

export function endpointOptions(given: Record<string, unknown>): EndpointOptions {
  const defaults = Object.fromEntries(Object.entries(properties).flatMap(([name, one]) => ('default' in one ? [[name, one.default]] : [])))
  return { ...defaults, ...given } as unknown as EndpointOptions
}
