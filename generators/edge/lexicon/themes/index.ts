import { BOND } from './bond.ts'
import { HOSTILE } from './hostile.ts'
import { HABIT } from './habit.ts'
import { LOSS } from './loss.ts'
import { MIND } from './mind.ts'
import { PLACE } from './place.ts'
import { VIOLENCE } from './violence.ts'
import type { Theme } from '../theme.ts'

export const THEMES: readonly Theme[] = [...LOSS, ...VIOLENCE, ...MIND, ...HABIT, ...BOND, ...PLACE, ...HOSTILE]
