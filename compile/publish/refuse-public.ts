/** Sessions of people in distress are never published to where everybody can read them. */
import { GetBucketAclCommand, GetBucketPolicyStatusCommand } from '@aws-sdk/client-s3'
import type { S3Access } from '../stores/s3/client.ts'
import { isPassing, S3Error } from '../stores/s3/failure.ts'
import { parseS3 } from '../stores/s3/location.ts'
import { withRetries } from '../stores/s3/retry.ts'

const EVERYBODY = /\/groups\/global\/(AllUsers|AuthenticatedUsers)$/

/**
 * Throws S3Error where an ACL or policy opens the bucket to everybody. Returns what could not be asked, in words: credentials that may only write
 * objects are common, and right.
 */
export async function refusePublic(root: string, access: S3Access): Promise<string[]> {
  const { bucket } = parseS3(root)
  const untold: string[] = []
  const grants = await asked(
    `the ACL of "${bucket}"`,
    access,
    untold,
    async () => (await access.client.send(new GetBucketAclCommand({ Bucket: bucket }))).Grants,
  )
  if (grants?.some(({ Grantee }) => EVERYBODY.test(Grantee?.URI ?? '')) === true)
    throw new S3Error(`The bucket "${bucket}" is open to everybody by its ACL.`, 'Make it private, or publish to another one.')
  const status = await asked(
    `the policy of "${bucket}"`,
    access,
    untold,
    async () => (await access.client.send(new GetBucketPolicyStatusCommand({ Bucket: bucket }))).PolicyStatus,
  )
  if (status?.IsPublic === true)
    throw new S3Error(`The bucket "${bucket}" is open to everybody by its policy.`, 'Make it private, or publish to another one.')
  return untold
}

async function asked<Result>(what: string, access: S3Access, untold: string[], work: () => Promise<Result>): Promise<Result | null> {
  return withRetries(`${what} could not be asked for`, access.pacer, async () => {
    try {
      return await work()
    } catch (error) {
      const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0
      // 404: there is no policy. 403, 405, 501: it is not for us to ask.
      if (isPassing(error) && status !== 501) throw error
      if (status !== 404) untold.push(`${what} could not be looked at (HTTP ${status || 'without answer'})`)
      return null
    }
  })
}
