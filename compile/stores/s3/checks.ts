/** By what a written object is known again. */
import { hash } from 'node:crypto'
import type { S3Access } from './client.ts'
import { headS3 } from './list.ts'

/** Key of the object metadata that this program writes the SHA-256 under. */
export const SHA256 = 'sha256'
/** Marks what this program put there: only that is ever removed. */
export const MARK = 'signoff'

/**
 * Header fields by which the store checks what arrives, beside the SHA-256 of the body that every signed request bears (x-amz-content-sha256), and
 * that stores refuse a request for: a native checksum, where the store keeps those. `sha256` (hex) where the body's is known.
 */
export const sumsOf = (body: Buffer, { checksums }: S3Access, sha256?: string): { ChecksumSHA256?: string } =>
  checksums ? { ChecksumSHA256: Buffer.from(sha256 ?? hash('sha256', body), 'hex').toString('base64') } : {}

/** True where the object is there with this size and SHA-256. */
export async function isThere(uri: string, { size, sha256 }: { size: number; sha256: string }, access: S3Access): Promise<boolean> {
  const head = await headS3(uri, access)
  return head !== null && head.size === size && head.metadata[SHA256] === sha256
}
