/** For tests only: an access that does not wait, and a store behind a proxy of faults. */
import { openS3Access, type S3Access } from './client.ts'
import type { RetryPolicy } from './retry.ts'
import { type Fixture, type FixtureOptions, serveS3 } from '../s3-fixture.ts'
import { type FaultProxy, type Schedule, serveFaults } from '../s3-faults.ts'

/** Pauses are counted and not made. */
export function quickAccess(env: Record<string, string>, policy: Partial<RetryPolicy> = {}): S3Access & { pauses: number[] } {
  // The SDK reads keys and secrets from the process alone.
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) process.env[name] = env[name]
  const pauses: number[] = []
  const sleep = (ms: number): Promise<void> => {
    pauses.push(ms)
    return Promise.resolve()
  }
  return { ...openS3Access({}, env, { sleep, random: () => 0.5, ...policy }), pauses }
}

export interface Trial extends Fixture {
  proxy: FaultProxy
  /** Through the proxy. */
  access: ReturnType<typeof quickAccess>
  /** Past the proxy. */
  direct: ReturnType<typeof quickAccess>
}

export async function openTrial(objects: ReadonlyMap<string, Buffer>, schedule: Schedule, options?: FixtureOptions): Promise<Trial> {
  const fixture = await serveS3('bucket', objects, options)
  const proxy = await serveFaults(fixture.env['AWS_ENDPOINT_URL_S3']!, schedule)
  const close = async (): Promise<void> => {
    await proxy.close()
    await fixture.close()
  }
  return { ...fixture, proxy, close, access: quickAccess(proxy.env), direct: quickAccess(fixture.env) }
}
