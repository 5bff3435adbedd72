/**
 * Which long step a gate has come to. Gates are judged in processes of their own, whose output the test runner keeps until they end: the step
 * goes through a file, which whoever shows progress looks at.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'step.txt'

export function writeStep(evidence: string, step: string): void {
  mkdirSync(evidence, { recursive: true })
  writeFileSync(join(evidence, FILE), step)
}

/** Empty where no gate said any. */
export function readStep(evidence: string): string {
  try {
    return readFileSync(join(evidence, FILE), 'utf8')
  } catch {
    return '' // nothing was said yet, or the folder is being made
  }
}
