/**
 * `npm run verify-signoff -- [signoff.json] [--dataset DIR|s3://…] [--key public.pem] [--require-signature] [--strict]`: holds a certificate
 * against the bytes that it is about: its signature, every file's SHA-256, no file more, the manifest, and the waivers.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { minimist } from 'zx'
import { ConfigError } from '../compile/config.ts'
import { differencesFrom, expiredSince } from '../reports/certificate/compare.ts'
import { verifyingKey } from '../reports/certificate/keys.ts'
import { type Certificate, readCertificate } from '../reports/certificate/read.ts'
import { EXIT } from './exit.ts'
import { nameOf } from './gates.ts'
import { loadConfig } from './load-config.ts'
import { openProgress } from './progress.ts'
import { storeOf } from './publish/store-of.ts'
import { placeOf, type Place } from './verify-signoff/places.ts'
import { signatureOf } from './verify-signoff/signature.ts'
import { tell } from './verify-signoff/tell.ts'

const DEFAULT = 'report/signoff.json'

export default async function main(args: string[], today: Date = new Date()): Promise<number> {
  const {
    _: names,
    dataset,
    key,
    strict,
    'require-signature': required,
    config: _config,
    ...rest
  } = minimist(args, {
    string: ['dataset', 'key', 'config', '_'],
    boolean: ['strict', 'require-signature'],
  }) as { _: string[]; [name: string]: unknown }
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined)
    throw new ConfigError(`  --${unknown}: no such option; expected --dataset, --key, --require-signature, --strict or --config`)
  if (names.length > 1) throw new ConfigError(`  found ${names.length} certificates; expected one at a time`)
  for (const [name, value] of Object.entries({ dataset, key, config: _config }))
    if (Array.isArray(value) || value === '')
      throw new ConfigError(`  --${name}: found ${value === '' ? 'nothing' : 'it twice'}; expected it once, with a value`)
  const trusted = typeof key === 'string' ? verifyingKey(key) : null
  if (required === true && trusted === null)
    throw new ConfigError('  --require-signature: found no --key; expected the public key of whoever has to have signed: --key public.pem')
  const { config } = await loadConfig(args)
  const place = placeOf((dataset as string | undefined) ?? process.env['DATASET'] ?? config.output, storeOf(config))
  const certificate = readCertificate(await bytesOf(names[0], place))
  const signature = signatureOf(certificate, trusted)
  const problems = [...certificate.problems, ...(signature.problem === undefined ? [] : [signature.problem])]
  if (certificate.statement !== null)
    problems.push(...expiredSince(certificate.statement.predicate, today), ...(await compare(certificate.statement, place)))
  for (const line of tell({ certificate, signature, problems, place: nameOf(place.name), strict: strict === true, today }))
    console.log(line)
  return exitOf(certificate, problems, strict === true)
}

/** The certificate that is named, the one that lies with the data, or the one of the last run. */
async function bytesOf(name: string | undefined, place: Place): Promise<Buffer> {
  const beside = name === undefined ? await place.certificate() : null
  if (beside !== null) return beside
  const path = name ?? DEFAULT
  try {
    return readFileSync(resolve(path))
  } catch (error) {
    throw new Error(
      `There is no certificate at "${path}" (${(error as NodeJS.ErrnoException).code ?? 'unreadable'}); expected what "npm test" or "npm run gates" writes once all gates ran; a dataset without one is not signed off`,
      { cause: error },
    )
  }
}

async function compare(statement: NonNullable<Certificate['statement']>, place: Place): Promise<string[]> {
  const progress = openProgress(process.stderr)
  try {
    return differencesFrom(
      statement,
      await place.bytes((done, total) => progress.show({ phase: 'hashing the dataset', done, total, unit: 'bytes' })),
    )
  } finally {
    progress.done()
  }
}

/** 0 only where every byte is as it was signed, and what was signed is a signoff. */
function exitOf({ statement }: Certificate, problems: readonly string[], strict: boolean): number {
  if (statement === null || problems.length > 0) return EXIT.failed
  const { verdict } = statement.predicate
  return verdict === 'passed' || (verdict === 'waived' && !strict) ? EXIT.passed : EXIT.failed
}
