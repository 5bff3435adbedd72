/** The stages that every conversation passes by itself, in their order. */
import type { Config } from '../config.ts'
import type { Stage } from './stage.ts'

export function stagesOf(config: Config): Stage[] {
  void config
  return []
}
