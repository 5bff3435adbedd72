/** `npm run rollback [-- VERSION --to s3://bucket/final_dataset]`: makes an older version current again; without a name, the one that was current before. */
import { ConfigError } from '../compile/config.ts'
import { versionBefore, versionNamed } from '../compile/publish/versions.ts'
import { promoteNamed } from './promote.ts'
import { readRequest } from './publish/request.ts'

export default async function main(args: string[]): Promise<number> {
  const request = await readRequest(args, { string: ['force-unsigned'] })
  const [name, ...more] = request.names
  if (more.length > 0) throw new ConfigError(`  found ${request.names.length} versions; expected one, or none for the one before`)
  const id = name ?? (await versionBefore(request.root, request.access))
  if (id === null)
    throw new ConfigError(
      `  nothing says which version was current before at ${request.root}; expected a name: npm run rollback -- VERSION (npm run versions lists them)`,
    )
  return promoteNamed(request, (versions) => versionNamed(versions, id))
}
