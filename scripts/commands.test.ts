import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }

const jobs = Object.entries(manifest.scripts).flatMap(
  ([name, command]) =>
    /^node scripts\/run\.mjs (\S+)/
      .exec(command)
      ?.slice(1, 2)
      .map((job) => [name, job] as const) ?? [],
)

test.each(jobs)('npm run %s: its job is there, in the form that the entry calls', (_name, job) => {
  expect(readFileSync(new URL(`${job}.ts`, import.meta.url), 'utf8')).toMatch(/^export default (?:async )?function main\(/m)
})
