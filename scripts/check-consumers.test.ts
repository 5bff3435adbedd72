import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { FORMATS } from '../compile/exports/formats/index.ts'
import { outcomeTable, readOutcome } from './check-consumers/outcome.ts'

const line = (outcome: object): string => JSON.stringify({ consumer: 'pandas', version: '3.1.1', check: 'reads', ...outcome })

describe('what a consumer says', () => {
  test('passes where it looked at something and found nothing wrong', () => {
    expect(readOutcome(line({ count: 5, problems: [], wrong: 0 }))?.state).toBe('ok')
  })
  test('is no pass where it looked at nothing, failed, or was not there', () => {
    expect(readOutcome(line({ count: 0, problems: [], wrong: 0 }))).toMatchObject({ state: 'wrong', problems: ['looked at nothing'] })
    expect(readOutcome(line({ count: 5, problems: ['train 3: found another record than expected'], wrong: 1 }))?.state).toBe('wrong')
    expect(readOutcome(line({ skipped: 'can not be imported' }))?.state).toBe('skipped')
  })
  test('is told from what libraries print', () => {
    expect(readOutcome('Generating train split: 100%')).toBe(null)
  })
  test('is a table', () => {
    const check = readOutcome(line({ count: 12, problems: [], wrong: 0 }))!
    expect(outcomeTable([check])).toBe('consumer  version  check  looked at\npandas    3.1.1    reads         12  ok')
  })
})

test('every format is asked about by a consumer', () => {
  const python = ['with_trl.py', 'by_openai_rules.py', 'by_sharegpt_rules.py']
    .map((name) => readFileSync(join(import.meta.dirname, 'check-consumers', name), 'utf8'))
    .join('')
  for (const name of Object.keys(FORMATS)) expect(python).toContain(`"${name}"`)
})
