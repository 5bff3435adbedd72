import { ADDICTION } from './addiction.ts'
import { CRISIS } from './crisis.ts'
import { EDGE } from './edge.ts'
import { MOOD } from './mood.ts'
import { RELATIONS } from './relations.ts'
import { TRAUMA } from './trauma.ts'

export const GENERAL = [...MOOD, ...RELATIONS]
export { ADDICTION, CRISIS, EDGE, TRAUMA }
