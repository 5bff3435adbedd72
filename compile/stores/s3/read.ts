/**
 * Bytes of an object, streamed. A connection that breaks is taken up where it broke, by a ranged request for the same ETag: what was changed
 * under way is an error and never a mixture of two.
 */
import type { Readable } from 'node:stream'
import { GetObjectCommand, type GetObjectCommandOutput } from '@aws-sdk/client-s3'
import type { InputObject } from '../input.ts'
import { type S3Access, sharedAccess } from './client.ts'
import { factsOf, inWords, isPassing, isRefusedByCondition, S3Error } from './failure.ts'
import { parseS3 } from './location.ts'
import { pauseAfter, yourTurn } from './retry.ts'

/** So much has to have come for a broken connection not to count as one more failure. */
const PROGRESS = 2 ** 20
/** Silence for so long is a broken connection, and so is less than that many bytes in such a time: some servers keep one alive with a byte now and then. */
export const PATIENCE = { ms: 30_000, bytes: 4_096 }

export interface ReadFacts {
  etag: string | undefined
  /** Unknown where the store sends a body without announcing its length. */
  size: number | undefined
  metadata: Record<string, string>
  /** The ETag is the MD5 of the bytes, as far as the answer tells. */
  md5: string | null
}

export interface StreamOptions {
  patience?: { ms: number; bytes: number }
  /** Is told, before the first byte, what the store says the object is. */
  facts?: (facts: ReadFacts) => void
}

/** Throws S3Error where the object is gone, was changed, or can not be read to its end. */
export async function* openS3(
  object: InputObject,
  access: S3Access = sharedAccess(object.s3),
  options: StreamOptions = {},
): AsyncGenerator<Uint8Array> {
  const { bucket, key } = parseS3(object.location)
  const what = `"${object.location}"`
  let [at, failures] = [0, 0]
  let tag = object.etag
  let size: number | undefined
  for (;;) {
    const from = at
    await yourTurn(access.pacer)
    try {
      const answer = await access.client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: tag, ...(at === 0 ? {} : { Range: `bytes=${at}-` }) }),
      )
      const body = answer.Body as Readable | undefined
      if (body === undefined) throw new S3Error(`${what}: the store sent no body.`, 'Run it again.')
      let watch: Watch | null = null
      try {
        const facts = check(what, answer, at, tag, size)
        if (object.etag !== undefined && facts.size !== undefined && facts.size !== object.size)
          throw brokenOff('another length than that of the listing was announced')
        if (at === 0) options.facts?.(facts)
        tag ??= facts.etag
        size = facts.size ?? (object.etag === undefined ? undefined : object.size)
        watch = watchOver(body, options.patience ?? PATIENCE)
        for await (const chunk of body as AsyncIterable<Uint8Array>) {
          if (size !== undefined && at + chunk.length > size)
            throw new S3Error(`${what}: the store sent more than the ${size} bytes that it announced.`, 'Run it again.')
          at += chunk.length
          watch.came(chunk.length)
          yield chunk
          watch.waits()
        }
      } finally {
        watch?.end()
        body.destroy()
      }
      if (size === undefined || at === size) return
      throw brokenOff('the body ended early')
    } catch (error) {
      if (isRefusedByCondition(error)) throw changed(what)
      if (isBadChecksum(error)) throw damaged(what)
      // The answer had announced more than there is; the listing had not.
      if (at > 0 && at === object.size && factsOf(error).code === 'InvalidRange') return
      if (!isPassing(error)) throw inWords(`${what} could not be read`, error)
      failures = at - from >= PROGRESS ? 1 : failures + 1
      if (failures >= access.pacer.policy.attempts)
        throw inWords(`${what} could not be read: it broke off at byte ${at} in ${failures} attempts`, error)
      await pauseAfter(access.pacer, error, failures)
    }
  }
}

const brokenOff = (how: string): Error => Object.assign(new Error(how), { name: 'IncompleteBody' })

export const changed = (what: string): S3Error =>
  new S3Error(`${what}: the object was changed while it was read.`, 'Let its writer finish, then run it again.', {
    s3Code: 'PreconditionFailed',
    status: 412,
  })

export const damaged = (what: string): S3Error =>
  new S3Error(
    `${what}: what arrived has another checksum than the store states.`,
    'Run it again; where it stays so, the object is damaged: restore it.',
    {
      s3Code: 'BadDigest',
    },
  )

/** The SDK's own words for a checksum that it validated. */
const isBadChecksum = (error: unknown): boolean =>
  factsOf(error).status < 400 && /checksum mismatch/i.test((error as Error | null)?.message ?? '')

/** Is this answer the rest of the same object? */
function check(what: string, answer: GetObjectCommandOutput, at: number, tag: string | undefined, size: number | undefined): ReadFacts {
  const { ETag: etag, ContentRange, ContentLength, Metadata: metadata = {}, ServerSideEncryption } = answer
  if (tag !== undefined && etag !== undefined && etag !== tag) throw changed(what)
  const range = /^bytes (\d+)-\d+\/(\d+)$/.exec(ContentRange ?? '')
  if (at > 0 && (range === null || Number(range[1]) !== at))
    throw new S3Error(
      `${what}: asked for what follows byte ${at}, and the store sent something else.`,
      'The store does not resume; run it again.',
    )
  const total = range === null ? ContentLength : Number(range[2])
  if (size !== undefined && total !== undefined && total !== size) throw changed(what)
  const plain = /^"?([0-9a-f]{32})"?$/.exec(etag ?? '')?.[1] ?? null
  return { etag, size: total, metadata, md5: ServerSideEncryption === undefined || ServerSideEncryption === 'AES256' ? plain : null }
}

interface Watch {
  /** Bytes came, and are with the consumer: time that it takes is none of the store's. */
  came(bytes: number): void
  /** The consumer wants more. */
  waits(): void
  end(): void
}

/** Ends a body that has gone silent, or drips. */
function watchOver(body: Readable, { ms, bytes }: { ms: number; bytes: number }): Watch {
  let sum = 0
  let waiting = true
  let given = 0
  const timer = setInterval(() => {
    if (waiting && sum < bytes) body.destroy(Object.assign(new Error('too slow'), { name: 'RequestTimeout' }))
    sum = 0
  }, ms)
  timer.unref()
  return {
    came(more) {
      sum += more
      waiting = false
      given = performance.now()
    },
    waits() {
      waiting = true
      // The store gets the time again that a slow consumer took.
      if (performance.now() - given > ms / 4) sum = bytes
    },
    end: () => clearInterval(timer),
  }
}
