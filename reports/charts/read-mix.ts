/** What the stages are made of, from the curriculum that was built of a dataset; nothing where none was. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { MixShare } from './curriculum.ts'

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const share = (value: unknown): number => (typeof value === 'number' && value >= 0 && value <= 1 ? value : 0)

/** `folder` holds curricula by the first 16 digits of the dataset's digest. One of other bytes, or that can not be read, is none. */
export function readMix(folder: string, digest: string): MixShare[] {
  const file = join(folder, digest.slice(0, 16), 'curriculum_manifest.json')
  if (digest === '' || !existsSync(file)) return []
  let manifest: { dataset?: { digest?: unknown }; mix?: unknown }
  try {
    manifest = (JSON.parse(readFileSync(file, 'utf8')) ?? {}) as typeof manifest
  } catch {
    return [] // one that is being written, or was broken: the measures of the gate are shown instead
  }
  if (manifest.dataset?.digest !== digest || !Array.isArray(manifest.mix)) return []
  return (manifest.mix as Record<string, unknown>[]).map(({ phase, part, target, actual, starved, reason }) => ({
    phase: text(phase),
    part: text(part),
    target: share(target),
    actual: share(actual),
    starved: starved === true,
    reason: text(reason),
  }))
}
