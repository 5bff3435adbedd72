/** How many threads a phase is worth. */
import { availableParallelism } from 'node:os'
import type { Config } from './config.ts'

/** Bytes of the working set below which a thread takes longer to start than it saves. */
const WORTH_A_THREAD = 32 * 2 ** 20

export const threadsFor = ({ workers }: Pick<Config, 'workers'>, { bytes }: { bytes: number }): number =>
  bytes < WORTH_A_THREAD ? 1 : (workers ?? availableParallelism())
