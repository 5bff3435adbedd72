/**
 * Everyone who takes part in the pass over the published bytes. Workers import this list by itself, so an examiner that is not
 * in it is not run. To add one: one import line and one entry. Names are unique; `version` changes with the verdicts.
 */
import type { Examiner } from './examiner.ts'
import { leakageExaminer } from '../leakage/examiner.ts'

export const EXAMINERS: readonly Examiner[] = [leakageExaminer as Examiner]
