/**
 * What a reviewer decided about personal data (contract section 11): kept in the profile as keyed hashes, because the profile is published
 * with the manifest and a plain hash of a name or a telephone number is found by trying them all. Compiler and gate are given the same key.
 */
import { createHmac } from 'node:crypto'
import { recordId } from './identity.ts'
import type { Message } from './record.ts'

/** Environment variable that holds the signer's key. It is never written anywhere. */
export const PII_KEY_VARIABLE = 'SIGNOFF_PII_KEY'

/** The form that is hashed: NFKC, lower case, single spaces, no punctuation or space around it, so that "Dr. Lee," and "dr. lee" are one decision. */
export const allowedForm = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '')

const keyed = (key: string, content: string): string => createHmac('sha256', key).update(content).digest('hex')

/** HMAC-SHA-256 of the form under the key, 64 lower-case hex digits: an entry of `profile.pii_allowed` that holds in every record. */
export const allowedHash = (key: string, text: string): string => keyed(key, allowedForm(text))

// A form begins with no bracket, so that none of the following, which hash a JSON array, can be the hash of a form.

/**
 * The same for a text that was accepted in one document only (`metadata.document_id`): "Will" may be a word in one conversation and
 * somebody's name in the next.
 */
export const acceptedHash = (key: string, documentId: string, text: string): string =>
  keyed(key, JSON.stringify(['document', documentId, allowedForm(text)]))

/** A record as the reviewer saw it, before anything was masked: a key of `profile.pii_decisions`. */
export const reviewedRecordHash = (key: string, messages: readonly Message[], rejected?: readonly Message[]): string =>
  keyed(key, JSON.stringify(['record', recordId(messages, rejected)]))

/** Tells whether decisions were made under this key, and tells nothing else about it. */
export const keyCheck = (key: string): string => keyed(key, JSON.stringify(['key']))
