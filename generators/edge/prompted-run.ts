/** From a file of scenario prompts to a numbered source of conversations: each prompt once, then each a second time, so that a limit cuts none off. */
import type { GenerateRequest } from '../generator.ts'
import type { EdgeOptions } from './options.ts'
import { type Prompt, readPrompts } from './prompts.ts'
import type { Written } from './record.ts'
import { type Screened, screenPrompt } from './screen.ts'
import type { Source } from './write-all.ts'

type Usable = Exclude<Screened, { use: 'left_out' }>

export async function prompted(
  request: GenerateRequest,
  options: EdgeOptions,
  write: (prompt: Prompt, times: number, screened: Usable) => Written,
): Promise<Source> {
  const { prompts, malformed } = await readPrompts(options.prompts!, request.folder)
  request.count('prompts.read', prompts.length + malformed.length)
  for (const { reason, at } of malformed) {
    request.count(`prompts.malformed.${reason}`)
    request.count(`prompts.malformed_at.${at.slice(at.lastIndexOf('#') + 1)}`)
  }
  const usable: { prompt: Prompt; screened: Usable }[] = []
  for (const prompt of prompts) {
    const screened = screenPrompt(prompt.text)
    if (screened.use === 'left_out') request.count(`prompts.left_out.${screened.rule}`)
    else {
      if (screened.use === 'refused') request.count(`prompts.refused.${screened.rule}`)
      else if (screened.mentions !== undefined) request.count(`prompts.mentions.${screened.mentions}`)
      usable.push({ prompt, screened })
    }
  }
  if (usable.length === 0)
    throw new Error(
      `prompts: all ${prompts.length} prompts of ${options.prompts} were left out for safety; expected at least one that neither identifies a person nor details a method; the counts by rule are in the stats`,
    )
  request.count('prompts.used', usable.length)
  return {
    limit: Math.min(request.limit ?? Number.POSITIVE_INFINITY, usable.length * options.perPrompt),
    written: (number) => {
      const { prompt, screened } = usable[number % usable.length]!
      return write(prompt, Math.floor(number / usable.length), screened)
    },
  }
}
