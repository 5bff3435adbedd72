/**
 * Everyone who takes part in the pass over the published bytes. Workers import this list by itself, so an examiner that is not
 * in it is not run. To add one: one import line and one entry. Names are unique; `version` changes with the verdicts.
 */
import type { Examiner } from './examiner.ts'
import { contractExaminer } from '../contract-rules/examiner.ts'
import { coverageExaminer } from '../coverage/examiner.ts'
import { distributionExaminer } from '../distribution/examiner.ts'
import { driftExaminer } from '../drift/examiner.ts'
import { hashExaminer } from '../hash/examiner.ts'
import { provenanceExaminer } from '../provenance/examiner.ts'
import { splitExaminer } from '../split/examiner.ts'
import { statsExaminer } from '../stats/examiner.ts'
import { leakageExaminer } from '../leakage/examiner.ts'
import { piiExaminer } from '../pii/examiner.ts'

export const EXAMINERS: readonly Examiner[] = [
  contractExaminer as Examiner,
  coverageExaminer as Examiner,
  distributionExaminer as Examiner,
  driftExaminer as Examiner,
  hashExaminer as Examiner,
  piiExaminer as Examiner,
  provenanceExaminer as Examiner,
  splitExaminer as Examiner,
  statsExaminer as Examiner,
  leakageExaminer as Examiner,
]
