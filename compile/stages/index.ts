/** The stages that every conversation passes by itself, in their order. One list for one object: the encoding stage judges damage by object. */
import type { Config } from '../config.ts'
import { createEncoding } from './encoding/index.ts'
import type { Stage } from './stage.ts'

export const stagesOf = (config: Config): Stage[] => [createEncoding(config)]
