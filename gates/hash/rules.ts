/** Rules of the hash gate (contract sections 1, 2, 5 and 9). */
import type { Rule } from '../kit/gate.ts'

const recompile = 'Compile again and publish the result whole; never edit published files.'

export const hashRules = {
  content_hash_mismatch: {
    says: 'Every content_hash is the one recomputed from the messages.',
    section: 5,
    todo: 'Find what changed the text after it was hashed, or what computes the hash in another way than Python does; then compile again.',
  },
  id_mismatch: { says: 'Every id is the one recomputed from roles, contents and the rejected side.', section: 2, todo: recompile },
  id_duplicate: {
    says: 'Every id occurs once in the dataset, over all splits.',
    section: 2,
    todo: 'The same conversation is published twice: compile again with deduplication.',
  },
  file_missing: {
    says: 'Every file that the manifest names is there.',
    section: 9,
    todo: 'Publish the missing file again, or the whole version.',
  },
  file_unlisted: {
    says: 'Every file under the root is named by the manifest.',
    section: 9,
    todo: 'Remove what does not belong to the dataset, or compile again so that the manifest names it.',
  },
  checksum_mismatch: { says: 'Size and SHA-256 of every file are those of its bytes.', section: 9, todo: recompile },
  count_mismatch: {
    says: 'Every count of conversations in the manifest is that of the lines in the files.',
    section: 9,
    todo: 'A shard was cut or added to, or the manifest is of another version: publish shards and manifest of one compile.',
  },
  export_mismatch: { says: 'The compiled export is the shards, joined in the order of the manifest.', section: 1, todo: recompile },
  digest_mismatch: {
    says: 'The dataset digest is the one recomputed from the checksums of all files.',
    section: 1,
    todo: 'Something under the root is not what was signed: compare the files with the manifest, then publish the version again.',
  },
} as const satisfies Record<string, Rule>

export type HashCode = keyof typeof hashRules
