/** `npm run promote -- VERSION [--to s3://bucket/final_dataset --force-unsigned "REASON"]`: makes a published version current. VERSION is the beginning of its digest. */
import { ConfigError } from '../compile/config.ts'
import { currentOf } from '../compile/publish/plan.ts'
import { promote } from '../compile/publish/promote.ts'
import { listVersions, type VersionInfo, versionNamed } from '../compile/publish/versions.ts'
import { EXIT } from './exit.ts'
import { readRequest, type Request } from './publish/request.ts'
import { tellPromotion } from './publish/tell.ts'

export default async function main(args: string[]): Promise<number> {
  const request = await readRequest(args, { string: ['force-unsigned'] })
  const [name, ...more] = request.names
  if (name === undefined || more.length > 0)
    throw new ConfigError(`  found ${request.names.length} versions; expected one: npm run promote -- VERSION`)
  return promoteNamed(request, (versions) => versionNamed(versions, name))
}

export async function promoteNamed({ root, access, given }: Request, choose: (versions: VersionInfo[]) => VersionInfo): Promise<number> {
  const seen = await currentOf(root, access)
  const { id, complete, record } = choose(await listVersions(root, access))
  if (!complete) throw new Error(`Version ${id.slice(0, 16)} is not whole; expected one that was published to its end; publish it again`)
  if ((record === null || record.signoff.state === 'unsigned') && !given['force-unsigned']) {
    console.error(
      `Version ${id.slice(0, 16)} was published without a signoff${record?.signoff.reason === undefined ? '' : ` (${record.signoff.reason})`}; expected one that passed; force it with --force-unsigned "<reason>"`,
    )
    return EXIT.failed
  }
  if (given['force-unsigned']) console.log(`UNSIGNED  ${String(given['force-unsigned'])}`)
  return tellPromotion(await promote(root, id, seen, access), root, id)
}
