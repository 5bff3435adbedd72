/** edge_case_synthetic: hard scenarios and sound answers, from scenario prompts or from the built-in grammar; see generators/edge/. */
import { writtenFromGrammar } from '../edge/builtin.ts'
import { EDGE_OPTIONS, edgeOptions } from '../edge/options.ts'
import { prompted } from '../edge/prompted-run.ts'
import { writtenFromPrompt } from '../edge/prompted.ts'
import { writeAll } from '../edge/write-all.ts'
import { writeWithEndpoint } from '../writer/endpoint.ts'
import type { Generator } from '../generator.ts'

const NAME = 'edge_case_synthetic'

export const edgeCaseSynthetic: Generator = {
  name: NAME,
  version: '1',
  family: 'edge_case_synthetic',
  makes: 'hard counselling scenarios with sound answers, from scenario prompts or a built-in grammar, checked by named safety rules',
  kind: 'written',
  options: EDGE_OPTIONS,
  async *generate(request) {
    const options = edgeOptions(request.options)
    const generator = { name: NAME, version: this.version, seed: request.seed }
    const limit = request.limit ?? options.count
    const source =
      options.prompts === undefined
        ? { limit, written: (number: number) => writtenFromGrammar(request.seed, number, options) }
        : await prompted(request, options, (prompt, times, screened) =>
            writtenFromPrompt(request.seed, 'synthetic', prompt, times, screened, options),
          )
    yield* options.endpoint === undefined
      ? writeAll(request, generator, source)
      : writeWithEndpoint(request, generator, source, options.endpoint)
  },
}
