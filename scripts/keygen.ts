/** `npm run keygen -- FOLDER`: makes an Ed25519 pair for signoffs, `signoff.key` (for the owner alone) and `signoff.pub`; never over one that is there. */
import { generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { minimist } from 'zx'
import { ConfigError } from '../compile/config.ts'
import { keyId } from '../reports/certificate/dsse.ts'
import { EXIT } from './exit.ts'

export default function main(args: string[]): number {
  const { _: names, ...rest } = minimist(args, { string: ['_'] }) as { _: string[]; [name: string]: unknown }
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined || names.length !== 1)
    throw new ConfigError(
      `  ${unknown === undefined ? `found ${names.length} folders` : `--${unknown}: no such option`}; expected one folder, outside of what is committed: npm run keygen -- ~/.signoff-key`,
    )
  const folder = resolve(names[0]!)
  const [secret, open] = [join(folder, 'signoff.key'), join(folder, 'signoff.pub')]
  const there = [secret, open].find((path) => existsSync(path))
  if (there !== undefined)
    throw new ConfigError(
      `  ${relative(process.cwd(), there)} is there already; expected a folder without a key; a key is never overwritten`,
    )
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(secret, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' })
  writeFileSync(open, publicKey.export({ format: 'pem', type: 'spki' }), { flag: 'wx' })
  console.log(
    `Key ${keyId(publicKey).slice(0, 16)}\n  ${relative(process.cwd(), secret)}  signs: SIGNOFF_SIGNING_KEY=${relative(process.cwd(), secret)} npm test\n  ${relative(process.cwd(), open)}  checks: npm run verify-signoff -- --key ${relative(process.cwd(), open)}`,
  )
  return EXIT.passed
}
