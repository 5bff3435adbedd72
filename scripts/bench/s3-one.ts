/** One upload or read in a process of its own, for scripts/bench/s3.ts: prints its peak memory in MB. */
import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { listS3, openS3, openS3Access } from '../../compile/stores/s3.ts'
import { uploadFile } from '../../compile/stores/s3/multipart.ts'

const [job, file, uri] = process.argv.slice(2) as [string, string, string]
const access = openS3Access()
if (job === 'upload') {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 })) digest.update(chunk as Buffer)
  await uploadFile({ file, size: statSync(file).size, sha256: digest.digest('hex') }, uri, access)
} else {
  // What does nothing has the SDK loaded, and its first answer read, as well.
  const [object] = job === 'read' ? await listS3(uri, access) : []
  if (object !== undefined) for await (const chunk of openS3(object, access)) void chunk
}
console.log(Math.round(process.resourceUsage().maxRSS / 1024))
access.client.destroy()
