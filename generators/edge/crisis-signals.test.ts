import { expect, test } from 'vitest'
import { isCrisisLevel } from './crisis-signals.ts'

test.each([
  "I'm going to kill myself.",
  'i dont want to be alive any more',
  'I want to end it all tonight.',
  'She took too much and I can’t wake her.',
  "I'm scared I'll hurt her.",
  'The voices tell me to hurt my brother.',
  "He said he'll kill me.",
  'I took something.',
])('%s', (text) => expect(isCrisisLevel(text)).toBe(true))

test.each([
  "I don't want to die. I want it to stop.",
  'Not about dying, if that is what you mean.',
  'This job is killing me.',
  'My uncle died by suicide last year.',
  'When I was a teenager I wanted to die.',
  'I would never hurt her.',
  'My phone died.',
  'I am dying of embarrassment.',
])('no crisis: %s', (text) => expect(isCrisisLevel(text)).toBe(false))
