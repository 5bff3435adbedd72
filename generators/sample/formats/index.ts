import { JSON_FORMATS } from './json.ts'
import { TEXT_FORMATS } from './text.ts'

export const FORMATS = { ...JSON_FORMATS, ...TEXT_FORMATS }
export type FormatName = keyof typeof FORMATS
