/**
 * `npm test`: the signoff. First the suite itself is proved (unit tests; every gate shown to fail on planted faults), then the dataset is judged.
 * Where nothing was compiled yet, what the configuration names is compiled first.
 */
import { $ } from 'zx'
import { compileAndTell } from './compile.ts'
import { EXIT } from './exit.ts'
import { hasDataset, judge, voidReport } from './gates.ts'
import { loadConfig } from './load-config.ts'
import { takeSigningKey } from './signing.ts'

export default async function main(args: string[]): Promise<number> {
  voidReport()
  takeSigningKey() // before anything else is started
  const { config, file } = await loadConfig(args)
  console.log('1. Proving the suite: unit tests, and every gate against planted faults')
  const suite = await $({ nothrow: true, stdio: 'inherit' })`vitest run --project unit --project faults`
  if (suite.exitCode !== 0) {
    console.error('\nNOT SIGNED OFF: the suite itself failed, so no verdict of its gates would mean anything. The dataset was not judged.')
    return EXIT.couldNotRun
  }
  if (!hasDataset(config)) {
    console.log(`\n2. Nothing was compiled yet: compiling what ${file} names`)
    await compileAndTell(config)
  }
  console.log('')
  return judge(config, args)
}
