/** The store that faults are run against: Ceph's radosgw where it is installed, the fixture where it is not, and said which. */
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { serveS3 } from '../../compile/stores/s3-fixture.ts'

export interface FaultStore {
  name: string
  env: Record<string, string>
  bucket: string
  stop(): Promise<void>
}

const BUCKET = 'signoff-test'
const run = promisify(execFile)
const SERVER = new URL('../s3-server', import.meta.url).pathname

/** Starts it below `folder`. A store that is named by AWS_ENDPOINT_URL_S3 and its bucket is never touched: faults are for stores of their own. */
export async function startStore(folder: string, wanted: 'radosgw' | 'fixture' | 'any'): Promise<FaultStore> {
  if (wanted !== 'fixture' && (wanted === 'radosgw' || (await isInstalled()))) {
    const place = join(folder, 'store')
    const { stdout } = await run(SERVER, ['start', place])
    const env = Object.fromEntries([...stdout.matchAll(/^export (\w+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]))
    return { name: "Ceph's radosgw", env, bucket: BUCKET, stop: async () => void (await run(SERVER, ['stop', place])) }
  }
  const { env, close } = await serveS3(BUCKET, new Map(), { page: 1000 })
  return { name: 'the fixture in memory', env, bucket: BUCKET, stop: close }
}

export const isInstalled = (): Promise<boolean> =>
  run('sh', ['-c', 'command -v radosgw ceph-mon ceph-osd ceph']).then(
    () => true,
    () => false,
  )
