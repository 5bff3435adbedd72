/** Tries again what passes: with growing, random pauses, and slower for everybody once the store asks for it. */
import { setTimeout as wait } from 'node:timers/promises'
import { factsOf, inWords, isPassing, isThrottling } from './failure.ts'

export interface RetryPolicy {
  /** How often something is tried at most. */
  attempts: number
  /** First pause at most, ms; each further one may be twice as long, up to `capMs`. */
  baseMs: number
  capMs: number
  sleep(ms: number): Promise<unknown>
  /** 0 <= x < 1. */
  random(): number
  now(): number
}

export const DEFAULT_RETRIES: RetryPolicy = {
  attempts: 8,
  baseMs: 100,
  capMs: 20_000,
  sleep: (ms) => wait(ms),
  random: Math.random,
  now: Date.now,
}

/** A client's requests share one: a store that says SlowDown to one of them means all. */
export interface Pacer {
  policy: RetryPolicy
  /** Time before which nothing is sent. */
  notBefore: number
}

export const openPacer = (policy: Partial<RetryPolicy> = {}): Pacer => ({ policy: { ...DEFAULT_RETRIES, ...policy }, notBefore: 0 })

/** Waits out what the store asked of everybody. */
export async function yourTurn({ policy, notBefore }: Pacer): Promise<void> {
  const left = notBefore - policy.now()
  // Spread, or all would come back in the same moment.
  if (left > 0) await policy.sleep(left + policy.random() * policy.baseMs)
}

/** Pauses after failure number `failures` (from 1). Full jitter: anything between nothing and the bound. */
export async function pauseAfter(pacer: Pacer, error: unknown, failures: number): Promise<void> {
  const { policy } = pacer
  const throttled = isThrottling(error)
  const bound = Math.min(policy.capMs, policy.baseMs * (throttled ? 4 : 1) * 2 ** (failures - 1))
  const pause = Math.max(factsOf(error).retryAfter, policy.random() * bound)
  if (throttled) pacer.notBefore = Math.max(pacer.notBefore, policy.now() + pause)
  await policy.sleep(pause)
}

/** Runs `work` until it succeeds, fails for good, or was tried often enough. Throws S3Error; `what` begins it, e.g. `"s3://b/k" could not be read`. */
export async function withRetries<Result>(what: string, pacer: Pacer, work: (attempt: number) => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    await yourTurn(pacer)
    try {
      return await work(attempt)
    } catch (error) {
      if (!isPassing(error)) throw inWords(what, error)
      if (attempt >= pacer.policy.attempts) throw inWords(`${what} in ${attempt} attempts`, error)
      await pauseAfter(pacer, error, attempt)
    }
  }
}
