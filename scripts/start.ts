/** `npm start`: compiles what the configuration names, runs the gates, builds the report, and says what came out. */
import { compileAndTell } from './compile.ts'
import { judge } from './gates.ts'
import { loadConfig } from './load-config.ts'

export default async function main(args: string[]): Promise<number> {
  const { config } = await loadConfig(args)
  await compileAndTell(config)
  return judge(config, args, { ...process.env, DATASET: undefined })
}
