import type { Crisis } from '../theme.ts'
import { OTHERS } from './others.ts'
import { SELF } from './self.ts'

export const CRISES: readonly Crisis[] = [...SELF, ...OTHERS]
