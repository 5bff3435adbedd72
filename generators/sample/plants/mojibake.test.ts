import { expect, test } from 'vitest'
import { damaged } from './mojibake.ts'

// Bytes by hand: ’ is E2 80 99, ✅ is E2 9C 85, é is C3 A9, — is E2 80 94.
test.each([
  ['it’s', 'windows-1252', 'itâ€™s'],
  ['café —', 'windows-1252', 'cafÃ© â€”'],
  ['✅ ok', 'macroman', '‚úÖ ok'],
  ['it’s', 'macroman', 'it‚Äôs'],
] as const)('%s read as %j', (text, codec, wrong) => {
  expect(damaged(text, codec)).toBe(wrong)
})

test('damage that loses a byte is refused', () => {
  expect(() => damaged('a closing quote ”', 'windows-1252')).toThrow(/no character/)
})
