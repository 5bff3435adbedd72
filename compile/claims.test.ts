import { expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { claimant, claimShares } from './claims.ts'

const profile = resolveProfile()

test('a holdout takes a fifth, the others share the rest in claim order', () => {
  expect(claimShares(['video_transcripts', 'voice_persona', 'cptsd'], profile)).toEqual([
    ['cptsd', 0.4],
    ['voice_persona', 0.2],
    ['video_transcripts', 0.4],
  ])
})

test('the profile’s own shares win, and shares that leave nothing over are scaled to one', () => {
  const own = resolveProfile({ claims: { shares: { cptsd: 0.1 } } })
  expect(claimShares(['cptsd', 'video_transcripts'], own)).toEqual([
    ['cptsd', 0.1],
    ['video_transcripts', 0.9],
  ])
  expect(claimShares(['sarcasm', 'voice_persona'], profile)).toEqual([
    ['sarcasm', 0.5],
    ['voice_persona', 0.5],
  ])
})

test('a document’s family depends on the document and the seed, not on who asks; shares hold over many documents', () => {
  const families = ['video_transcripts', 'voice_persona']
  const drawn = Array.from({ length: 2000 }, (_, i) => claimant(`talk.md#${i}`, families, profile, 7))
  expect(Array.from({ length: 2000 }, (_, i) => claimant(`talk.md#${i}`, families.toReversed(), profile, 7))).toEqual(drawn)
  const voice = drawn.filter((family) => family === 'voice_persona').length
  expect(voice).toBeGreaterThan(320) // 400 expected; 4.5 standard deviations of a binomial of 2000 at 0.2 are 80
  expect(voice).toBeLessThan(480)
})
