/** `npm run versions [-- --to s3://bucket/final_dataset --json]`: what is published there, newest first. */
import { listVersions } from '../compile/publish/versions.ts'
import { EXIT } from './exit.ts'
import { readRequest } from './publish/request.ts'
import { table } from './tables.ts'

export default async function main(args: string[]): Promise<number> {
  const { root, access, given } = await readRequest(args, { boolean: ['json'] })
  const versions = await listVersions(root, access)
  if (given['json'] === true) {
    console.log(JSON.stringify(versions, null, 2))
    return EXIT.passed
  }
  const rows = versions.map(({ id, complete, current, record }) => [
    current ? '*' : '',
    id.length === 64 ? id.slice(0, 16) : `${id.slice(0, 16)}…${id.slice(64)}`,
    record?.published_at.slice(0, 19).replace('T', ' ') ?? 'unknown',
    record?.conversations ?? '',
    record === null ? '' : (record.bytes / 1e6).toFixed(1),
    !complete ? 'NOT WHOLE' : (record?.signoff.state.replace('unsigned', 'UNSIGNED') ?? 'unknown'),
    record?.signoff.reason ?? '',
  ])
  console.log(
    rows.length === 0
      ? `Nothing is published at ${root}`
      : table(['current', 'version', 'published (UTC)', 'conversations', 'MB', 'signoff', 'reason'], rows, [1, 2, 5, 6]),
  )
  return EXIT.passed
}
