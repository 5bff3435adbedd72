/**
 * The pseudonym of a speaker: the same for every document of a source that a name stands in, and for one document only where the label is
 * a general word. It does not depend on the order or number of documents. Where the signer's key is set the hash is keyed, and nobody
 * without the key can try names; without it a guessed name can be checked against the pseudonym, though none can be read from it.
 */
import { createHmac } from 'node:crypto'
import { PII_KEY_VARIABLE } from '#contract/allowed.ts'
import { labelKind, plainLabel } from './label.ts'

export interface SpeakerOf {
  /** Name of the source in the configuration. */
  source: string
  documentId: string
  label: string
}

/** `speaker_` and twelve hex digits. `env`: the request's environment, for the signer's key. */
export function speakerId({ source, documentId, label }: SpeakerOf, env: Record<string, string | undefined>): string {
  const scope = labelKind(label) === 'name' ? '' : documentId
  const key = env[PII_KEY_VARIABLE] ?? ''
  const digest = createHmac('sha256', `speaker:${key}`).update(JSON.stringify([source, scope, plainLabel(label)]))
  return `speaker_${digest.digest('hex').slice(0, 12)}`
}
