/** The stages that every conversation passes by itself, in their order. One list for one object: the encoding stage judges damage by object. */
import type { Config } from '../config.ts'
import type { Conversation } from '../conversation.ts'
import { crisisStage } from './crisis/index.ts'
import { benchmarkStage } from './benchmark/index.ts'
import { createEncoding } from './encoding/index.ts'
import type { EncodingProfile } from './encoding/mojibake.ts'
import { createScrubber, piiStage } from './pii/index.ts'
import { openReviewed, type ReviewOf } from './reviewed.ts'
import type { Stage } from './stage.ts'

/** The family of the source, and all that a conversation comes under: that one, and the family that a generator took it from. */
export interface Filed {
  family: string
  all(conversation: Conversation): readonly string[]
}

/**
 * `damage`: how the object's texts are damaged, where its head was seen elsewhere. `review.key` is the signer's key for what a reviewer decided;
 * without it nothing is allowed and nothing decided.
 */
export function stagesOf(config: Config, filed: Filed, review: Omit<ReviewOf, 'profile'>, damage?: EncodingProfile): Stage[] {
  const { profile, pii: mode } = config
  const reviewed = openReviewed({ profile, ...review })
  const scrubber = createScrubber({ mode, threshold: profile.thresholds.pii_review, allowed: reviewed.allows })
  const { crisis } = config
  return [
    createEncoding(config, damage),
    piiStage(scrubber, reviewed),
    ...(crisis === null ? [] : [crisisStage(crisis, filed.all)]),
    ...(config.benchmarks.length === 0 ? [] : [benchmarkStage(config, filed.family)]),
  ]
}
