/** The stages that every conversation passes by itself, in their order. One list for one object: the encoding stage judges damage by object. */
import { allowedHash } from '#contract/allowed.ts'
import type { Config } from '../config.ts'
import { createEncoding } from './encoding/index.ts'
import { createScrubber, piiStage } from './pii/index.ts'
import type { Stage } from './stage.ts'

/** `piiKey` is the signer's key for texts that a reviewer allowed; without it none is allowed. */
export function stagesOf(config: Config, piiKey: string | undefined): Stage[] {
  const allowedTexts = new Set(config.profile.pii_allowed)
  const scrubber = createScrubber({
    mode: config.pii,
    threshold: config.profile.thresholds.pii_review,
    ...(piiKey === undefined || allowedTexts.size === 0 ? {} : { allowed: (text: string) => allowedTexts.has(allowedHash(piiKey, text)) }),
  })
  return [createEncoding(config), piiStage(scrubber)]
}
