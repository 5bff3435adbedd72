/** `i/n` of an option: which part of how many. */
import { ConfigError } from '../compile/config.ts'

const MOST = 10_000

export function partOf(option: string, value: unknown): { part: number; of: number } {
  const found = typeof value === 'string' ? /^([1-9]\d*)\/([1-9]\d*)$/.exec(value) : null
  const [part, of] = [Number(found?.[1]), Number(found?.[2])]
  if (found === null || part > of || of > MOST)
    throw new ConfigError(
      `  ${option}: found ${value === undefined || value === '' ? 'nothing' : `"${String(value)}"`}; expected part/parts, such as 1/4, from 1/1 to ${MOST}/${MOST}`,
    )
  return { part, of }
}
