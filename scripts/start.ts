/** `npm start`: compiles what the configuration names, runs the gates, builds the report, and says what came out; publishes what passed, where the output is in S3. */
import { compileAndTell, isFresh } from './compile.ts'
import { judge, voidReport } from './gates.ts'
import { EXIT } from './exit.ts'
import { loadConfig } from './load-config.ts'
import { takeSigningKey } from './signing.ts'

export default async function main(args: string[]): Promise<number> {
  voidReport() // a compile that fails must not leave the verdict of an earlier run
  takeSigningKey() // before anything else is started
  const { config } = await loadConfig(args)
  await compileAndTell(config, { fresh: isFresh(args) })
  const judged = await judge(config, args, { ...process.env, DATASET: undefined })
  if (judged !== EXIT.passed || !config.publishesOnStart) return judged
  console.log(`\nPublishing to ${config.publishTo}`)
  const [{ publish }, { requestOf }] = await Promise.all([import('./publish.ts'), import('./publish/request.ts')])
  return publish(requestOf(config))
}
