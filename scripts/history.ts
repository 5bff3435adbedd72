/** `npm run history [-- --json]`: every version of DATASET (or of what the configuration compiles) that was judged, and what moved between the last two. */
import { relative, resolve } from 'node:path'
import { minimist } from 'zx'
import { metricsPath } from '../reports/history/place.ts'
import { readHistory, releases } from '../reports/history/read.ts'
import { changes } from '../reports/history/trend.ts'
import { EXIT } from './exit.ts'
import { nameOf } from './gates.ts'
import { loadConfig } from './load-config.ts'
import { table } from './tables.ts'

const number = (value: number | null): string => (value === null ? '-' : value.toLocaleString('en-US'))
const percent = (value: number | null): string => (value === null ? '-' : `${(100 * value).toFixed(2)}%`)

export default async function main(args: string[]): Promise<number> {
  const { json } = minimist(args, { boolean: ['json'] })
  const { config } = await loadConfig(args)
  const dataset = nameOf(process.env['DATASET'] ?? config.output)
  const path = metricsPath(resolve('.signoff'), dataset)
  const { entries, problems } = readHistory(path, dataset)
  for (const problem of problems) console.error(`${relative(process.cwd(), path)}, ${problem}; it was left out: mend or remove the line`)
  const versions = releases(entries)
  if (json === true) console.log(JSON.stringify(versions, null, 2))
  else if (versions.length === 0) console.log(`No judgement of ${dataset} is on record; "npm run gates" keeps one.`)
  else {
    const rows = versions.map((version) => [
      version.judged_at.slice(0, 16).replace('T', ' '),
      version.dataset_digest.slice(0, 12),
      version.verdict,
      number(version.conversations),
      number(version.tokens),
      percent(version.duplicate_rate),
      percent(version.review_rate),
      percent(version.rejected_rate),
      number(version.pii_residual),
    ])
    console.log(
      table(
        ['judged (UTC)', 'version', 'verdict', 'conversations', 'tokens', 'duplicates', 'review', 'rejected', 'PII left'],
        rows,
        [1, 2],
      ),
    )
    const [before, after] = versions.slice(-2)
    if (before !== undefined && after !== undefined) {
      const moved = changes(before, after).map(({ of, before: from, after: to, by }) => [of, from, to, by])
      console.log(
        moved.length === 0
          ? '\nNo number moved between the last two.'
          : `\n${table(['between the last two', 'before', 'now', 'change'], moved)}`,
      )
    }
  }
  return problems.length === 0 ? EXIT.passed : EXIT.failed
}
