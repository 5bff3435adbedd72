/** What the compiler does not do by itself: read the clock and the environment, show progress, hear an interrupt. */
import type { CoverageReport } from '#contract/coverage-report.ts'
import { type Config, ConfigError } from './config.ts'

export interface Progress {
  phase: string
  done: number
  total?: number
  unit: string
}

export interface Effects {
  env: Record<string, string | undefined>
  now(): Date
  progress?: (progress: Progress) => void
  /** Is told what a person should know before it happens, a line at a time. */
  tell?: (line: string) => void
  /** Begins anew: what an interrupted compile left is removed unread. */
  fresh?: boolean
  /** Bytes that are free on the disk of a folder. */
  free?: (folder: string) => number
  /** Registers what has to be undone when the run is interrupted; returns how to take that back. */
  onInterrupt?: (undo: () => void) => () => void
  /** What the configuration's `inventory` holds, read by whoever puts things together. */
  inventory?: CoverageReport
}

/** RFC 3339 time of this compile: the configuration's, SOURCE_DATE_EPOCH, or the clock. */
export function clockOf(config: Pick<Config, 'clock'>, { env, now }: Effects): string {
  if (config.clock !== null) return new Date(config.clock).toISOString()
  const epoch = env['SOURCE_DATE_EPOCH']
  if (epoch === undefined) return now().toISOString()
  if (!/^\d{1,11}$/.test(epoch)) throw new ConfigError(`  SOURCE_DATE_EPOCH: found "${epoch}"; expected seconds since 1970`)
  return new Date(Number(epoch) * 1000).toISOString()
}

/** The inventory that the configuration names; null where it names none. Throws where it names one and nobody read it. */
export function needInventory({ inventory }: Pick<Config, 'inventory'>, effects: Effects): CoverageReport | null {
  if (inventory === null) return null
  if (effects.inventory?.inventory !== undefined) return effects.inventory
  throw new ConfigError(
    `  config.inventory: names "${inventory}", and no inventory was handed to the compile; expected the coverage report of it`,
  )
}
