/** One request to an OpenAI-compatible endpoint: bounded in time, tried again with growing pauses, and silent about the key. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Answer } from './journal.ts'
import type { EndpointOptions } from './options.ts'

export interface Sender {
  url: string
  /** Throws EndpointRefusal where trying again is no use, EndpointDown where all tries were used up. */
  send(body: string): Promise<Answer>
}

/** The endpoint says that the request, the key or the address is wrong. */
export class EndpointRefusal extends Error {
  override name = 'EndpointRefusal'
}
/** No answer after all tries. */
export class EndpointDown extends Error {
  override name = 'EndpointDown'
}

const LONGEST_PAUSE_MS = 60_000

export function sender(options: EndpointOptions, env: Record<string, string | undefined>, count: (what: string) => void): Sender {
  const url = `${options.url.replace(/\/+$/, '')}/chat/completions`
  const { origin } = new URL(url)
  const key = options.apiKeyEnv === undefined ? undefined : env[options.apiKeyEnv]
  if (options.apiKeyEnv !== undefined && !key)
    throw new Error(
      `endpoint.apiKeyEnv: the environment has no ${options.apiKeyEnv}; expected the key of ${origin} there; set it and run again`,
    )
  const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) }

  /** An answer, or how long to wait before the next try. */
  const once = async (body: string): Promise<Answer | { again: string; after: number }> => {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers,
        body,
        redirect: 'error',
        signal: AbortSignal.timeout(options.timeoutSeconds * 1000),
      })
      if (response.ok) return answerOf(await response.text(), body) ?? { again: 'unreadable', after: 0 }
      await response.body?.cancel()
      if (response.status !== 429 && response.status !== 408 && response.status < 500)
        throw new EndpointRefusal(
          `endpoint: ${origin} answered ${response.status} to a request for model "${options.model}"; expected 200; check url, model and the key in ${options.apiKeyEnv ?? 'apiKeyEnv (none is set)'}`,
        )
      return { again: `http_${response.status}`, after: Number(response.headers.get('retry-after') ?? 0) * 1000 || 0 }
    } catch (error) {
      if (error instanceof EndpointRefusal) throw error
      return { again: (error as Error).name === 'TimeoutError' ? 'timeout' : 'connection', after: 0 }
    }
  }
  return {
    url,
    async send(body) {
      for (let tries = 0; ; tries++) {
        count('endpoint.requests')
        const got = await once(body)
        if ('content' in got) return got
        count(`endpoint.failed.${got.again}`)
        if (tries >= options.retries)
          throw new EndpointDown(
            `endpoint: ${origin} gave no answer in ${tries + 1} tries (last: ${got.again}); expected one; check that it runs, or raise retries`,
          )
        count('endpoint.retries')
        await pause(Math.min(LONGEST_PAUSE_MS, Math.max(got.after, options.backoffMs * 2 ** tries)))
      }
    },
  }
}

const approximate = (text: string): number => Math.ceil(text.length / 4)

/** `undefined` where the endpoint's envelope is no chat completion. What the model wrote in it is judged elsewhere. */
function answerOf(text: string, body: string): Answer | undefined {
  try {
    const read = JSON.parse(text) as {
      choices?: { message?: { content?: unknown } }[]
      usage?: { prompt_tokens?: unknown; completion_tokens?: unknown }
    }
    const content = read.choices?.[0]?.message?.content
    if (typeof content !== 'string') return undefined
    const [prompt, completion] = [read.usage?.prompt_tokens, read.usage?.completion_tokens]
    const told = Number.isSafeInteger(prompt) && Number.isSafeInteger(completion)
    return {
      content,
      promptTokens: told ? (prompt as number) : approximate(body),
      completionTokens: told ? (completion as number) : approximate(content),
      approximated: !told,
    }
  } catch {
    return undefined
  }
}
