/** The object inventory that a configuration or a signer names, as a coverage report: one that was taken before, or taken now from a listing. */
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import type { CoverageReport } from '#contract/coverage-report.ts'
import type { Profile } from '#contract/profile.ts'
import { coverageReportSchema } from '#contract/schemas/coverage-report.ts'
import { explain, validator } from '#contract/validate.ts'
import { ConfigError } from '../../compile/config-error.ts'
import type { S3Settings } from '../../compile/stores/s3/settings.ts'
import { ListingError } from '../../generators/inventory/listing.ts'
import { readListing } from '../../generators/inventory/read-listing.ts'
import { takeInventory } from '../../generators/inventory/take-inventory.ts'

const HEAD = 4096

/** A coverage report begins with the contract's version and its families. */
function isReport(file: string): boolean {
  if (file.startsWith('s3:') || !statSync(file, { throwIfNoEntry: false })?.isFile()) return false
  const handle = openSync(file, 'r')
  try {
    const head = Buffer.alloc(HEAD)
    const read = readSync(handle, head, 0, HEAD, 0)
    return /^\s*\{\s*"contract_version"/.test(head.toString('utf8', 0, read))
  } finally {
    closeSync(handle)
  }
}

/** Reads a coverage report. Throws ConfigError where it is none; `named` is for messages. */
export function readReport(file: string, named: string): CoverageReport {
  const validate = validator(coverageReportSchema)
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : (error as Error).message
    throw new ConfigError(`  ${named}: ${why}; expected a coverage report as "npm run inventory" writes it`, { cause: error })
  }
  if (!validate(value)) throw new ConfigError(`  ${named}: this is no coverage report\n${explain(validate.errors ?? [], value, 'report')}`)
  return value as CoverageReport
}

/** `where` is a coverage report, a saved listing, a folder or `s3://bucket/prefix`. Throws ConfigError where it can not be read. */
export async function loadInventory(
  where: string,
  profile: Profile,
  { named = where, s3 }: { named?: string; s3?: S3Settings } = {},
): Promise<CoverageReport> {
  if (isReport(where)) {
    const report = readReport(where, named)
    if (report.inventory === undefined)
      throw new ConfigError(
        `  ${named}: the coverage report is of a dataset and holds no inventory; expected what "npm run inventory" writes`,
      )
    return report
  }
  try {
    return takeInventory(await readListing(where, { ...(s3 === undefined ? {} : { s3 }) }), profile)
  } catch (error) {
    if (error instanceof ListingError) throw new ConfigError(`  inventory: ${error.message}`, { cause: error })
    throw error
  }
}
