/**
 * Conversations written by a model behind an endpoint, held to the same rules as the grammar's, which draws the scenarios and stands in
 * where no draft was sound. Order and bytes depend on the answers alone, and those are in the journal.
 */
import { resolve } from 'node:path'
import { rulesBroken, toRecord, type Written } from '../edge/record.ts'
import { countWritten, type Source } from '../edge/write-all.ts'
import type { GeneratedRecord, GenerateRequest } from '../generator.ts'
import { readDraft, requestBody } from './brief.ts'
import { type Answer, openJournal, requestKey } from './journal.ts'
import type { EndpointOptions } from './options.ts'
import { EndpointDown, sender } from './send.ts'

/** As many conversations in a row without any answer, and the endpoint is taken to be down. */
const GIVE_UP_AFTER = 5

export async function* writeWithEndpoint(
  request: GenerateRequest,
  generator: { name: string; version: string; seed: number },
  source: Source,
  options: EndpointOptions,
): AsyncGenerator<GeneratedRecord> {
  if (request.dryRun === true) return yield* estimate(request, generator, source, options)
  const { count } = request
  const journal = openJournal(resolve(request.folder, options.journal))
  if (journal.torn > 0) count('endpoint.journal_lines_torn', journal.torn)
  const { url, send } = sender(options, request.env, (what) => count(what))
  let silent = 0

  const ask = async (body: string): Promise<Answer> => {
    const key = requestKey(url, body)
    const known = journal.get(key)
    if (known !== undefined) {
      count('endpoint.from_journal')
      return known
    }
    const answer = await send(body)
    journal.put(key, answer)
    countTokens(count, answer, options)
    return answer
  }
  const write = async (number: number): Promise<Written | undefined> => {
    const brief = source.written(number)
    for (let draft = 0; draft < options.drafts; draft++) {
      let answer: Answer
      try {
        answer = await ask(requestBody(options, request.seed, number, draft, brief))
        silent = 0
      } catch (error) {
        if (!(error instanceof EndpointDown) || ++silent >= GIVE_UP_AFTER) throw error
        break
      }
      const messages = readDraft(answer.content, brief.messages[0]!.content)
      if (typeof messages === 'string') count(`endpoint.rejected.${messages}`)
      else {
        const written = { ...brief, messages, labels: { ...brief.labels, source: 'endpoint' } }
        const broken = rulesBroken(written)
        if (broken.length === 0) return written
        for (const rule of broken) count(`endpoint.rejected.${rule}`)
      }
    }
    count(options.otherwise === 'grammar' ? 'endpoint.replaced' : 'endpoint.omitted')
    return options.otherwise === 'grammar' && rulesBroken(brief).length === 0 ? brief : undefined
  }
  for await (const written of inOrder(source.limit, options.concurrency, write)) {
    if (written === undefined) continue
    countWritten(request, written)
    yield toRecord(written, generator)
  }
}

/** Results by number, of which at most `width` are being made. */
async function* inOrder<T>(limit: number, width: number, make: (number: number) => Promise<T>): AsyncGenerator<T> {
  const under: Promise<T>[] = []
  let next = 0
  const start = (): void => {
    const one = make(next++)
    // Awaited in its turn; a failure before that must not count as unhandled.
    one.catch(() => {})
    under.push(one)
  }
  while (next < limit && under.length < width) start()
  for (let one = under.shift(); one !== undefined; one = under.shift()) {
    const made = await one
    if (next < limit) start()
    yield made
  }
}

function countTokens(
  count: GenerateRequest['count'],
  { promptTokens, completionTokens, approximated }: Answer,
  options: EndpointOptions,
): void {
  count('endpoint.tokens.prompt', promptTokens)
  count('endpoint.tokens.completion', completionTokens)
  if (approximated) count('endpoint.tokens.approximated_answers')
  count('endpoint.cost_micro_usd', Math.round(promptTokens * options.pricePrompt + completionTokens * options.priceCompletion))
}

/** What a run would ask for: one draft to a conversation, an answer as long as the grammar's. Nothing is sent. */
async function* estimate(
  request: GenerateRequest,
  generator: { name: string; version: string; seed: number },
  { limit, written }: Source,
  options: EndpointOptions,
): AsyncGenerator<GeneratedRecord> {
  for (let number = 0; number < limit; number++) {
    const brief = written(number)
    const prompt = Math.ceil(requestBody(options, request.seed, number, 0, brief).length / 4)
    const completion = Math.min(options.maxTokens, Math.ceil(JSON.stringify(brief.messages).length / 4))
    request.count('endpoint.would_request')
    request.count('endpoint.estimated_tokens.prompt', prompt)
    request.count('endpoint.estimated_tokens.completion', completion)
    request.count('endpoint.estimated_cost_micro_usd', Math.round(prompt * options.pricePrompt + completion * options.priceCompletion))
    countWritten(request, brief)
    yield toRecord(brief, generator)
  }
}
