/**
 * Texts that a reviewer allowed to stay (contract section 11): kept in the profile as keyed hashes, because the profile is published with
 * the manifest and a plain hash of a name or a telephone number is found by trying them all. Compiler and gate are given the same key.
 */
import { createHmac } from 'node:crypto'

/** Environment variable that holds the signer's key. It is never written anywhere. */
export const PII_KEY_VARIABLE = 'SIGNOFF_PII_KEY'

/** The form that is hashed: NFKC, lower case, single spaces, no punctuation or space around it, so that "Dr. Lee," and "dr. lee" are one decision. */
export const allowedForm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')

/** HMAC-SHA-256 of the form under the key, 64 lower-case hex digits: an entry of `profile.pii_allowed`. */
export const allowedHash = (key: string, text: string): string => createHmac('sha256', key).update(allowedForm(text)).digest('hex')
