/** edge_case_resulting_chats: where hard scenarios lead, told to an end: rupture and repair, limits, setbacks, escalation; see generators/edge/. */
import { EDGE_OPTIONS, edgeOptions } from '../edge/options.ts'
import { prompted } from '../edge/prompted-run.ts'
import { resultingFromBuiltin, resultingFromPrompt } from '../edge/resulting.ts'
import { writeAll } from '../edge/write-all.ts'
import { writeWithEndpoint } from '../writer/endpoint.ts'
import type { Generator } from '../generator.ts'

const NAME = 'edge_case_resulting_chats'
const { properties } = EDGE_OPTIONS

export const edgeCaseResultingChats: Generator = {
  name: NAME,
  version: '1',
  family: 'edge_case_resulting_chats',
  makes: 'longer chats that result from edge-case prompts: escalation, rupture and repair, limits, setbacks, outcomes',
  kind: 'written',
  options: {
    ...EDGE_OPTIONS,
    properties: {
      ...properties,
      minTurns: { ...properties.minTurns, minimum: 12, default: 12 },
      maxTurns: { ...properties.maxTurns, minimum: 18, default: 24 },
    },
  },
  async *generate(request) {
    const options = edgeOptions({ minTurns: 12, maxTurns: 24, ...request.options })
    const generator = { name: NAME, version: this.version, seed: request.seed }
    const source =
      options.prompts === undefined
        ? { limit: request.limit ?? options.count, written: (number: number) => resultingFromBuiltin(request.seed, number, options) }
        : await prompted(request, options, (prompt, times, screened) => resultingFromPrompt(request.seed, prompt, times, screened, options))
    yield* options.endpoint === undefined
      ? writeAll(request, generator, source)
      : writeWithEndpoint(request, generator, source, options.endpoint)
  },
}
