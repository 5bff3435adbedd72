import { expect, test } from 'vitest'
import { isJoined } from './joined.ts'

const origin = (files: Record<string, Buffer>): Parameters<typeof isJoined>[0] => ({
  kind: 'memory',
  files: new Map(Object.entries(files)),
})
/** More than a block of the comparison. */
const long = Buffer.alloc(1_500_000, 'abcdefg')
const [a, b] = [Buffer.concat([long, Buffer.from('end of a')]), Buffer.from('b')]

test.each([
  ['the same bytes', Buffer.concat([a, b]), ['a', 'b'], true],
  ['another order', Buffer.concat([a, b]), ['b', 'a'], false],
  ['one byte more', Buffer.concat([a, b, b]), ['a', 'b'], false],
  ['one byte less', Buffer.concat([a, b]).subarray(0, -1), ['a', 'b'], false],
  ['a part that is missing', Buffer.concat([a, b]), ['a'], false],
  ['a part twice', Buffer.concat([a, b, b]), ['a', 'b', 'b'], true],
  ['nothing of nothing', Buffer.alloc(0), [], true],
])('%s', (_, whole, parts, expected) => {
  expect(isJoined(origin({ whole, a, b }), 'whole', parts)).toBe(expected)
})

test.each([0, 999_999, 1 << 20, 1_500_003])('a byte changed at %i', (at) => {
  const whole = Buffer.concat([a, b])
  whole[at]! ^= 1
  expect(isJoined(origin({ whole, a, b }), 'whole', ['a', 'b'])).toBe(false)
})
