/** All trainer formats by name: a new one is one file, named here. */
import type { ExportFormat } from '../format.ts'
import { openai } from './openai.ts'
import { openaiPreference } from './openai-preference.ts'
import { sharegpt } from './sharegpt.ts'
import { trl } from './trl.ts'
import { trlKto } from './trl-kto.ts'
import { trlPreference } from './trl-preference.ts'

export const FORMATS: Readonly<Record<string, ExportFormat>> = Object.fromEntries(
  [openai, openaiPreference, sharegpt, trl, trlPreference, trlKto].map((format) => [format.name, format]),
)
