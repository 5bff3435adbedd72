/**
 * `npm run publish [-- --to s3://bucket/final_dataset --dataset FOLDER --report FILE --dry-run --no-promote --strict --force-unsigned "REASON" --key public.pem]`: publishes
 * the compiled dataset, if it was signed off, as an immutable version, and makes it current. Publishing again does nothing.
 */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ConfigError } from '../compile/config.ts'
import { readDataset } from '../compile/publish/dataset.ts'
import { planPublication, tellPlan } from '../compile/publish/plan.ts'
import { promote } from '../compile/publish/promote.ts'
import { publishVersion } from '../compile/publish/publish.ts'
import { refusePublic } from '../compile/publish/refuse-public.ts'
import { type Signoff, signoffOf, UnsignedError } from '../compile/publish/signoff.ts'
import { CERTIFICATE } from '../reports/certificate/write.ts'
import { EXIT } from './exit.ts'
import { openProgress } from './progress.ts'
import { certificateFor } from './publish/certificate.ts'
import { readRequest, type Request } from './publish/request.ts'
import { tellPromotion } from './publish/tell.ts'

const REPORT = 'report/verification_report.json'

export default async function main(args: string[]): Promise<number> {
  const request = await readRequest(args, {
    string: ['dataset', 'report', 'force-unsigned', 'part-megabytes', 'key'],
    boolean: ['dry-run', 'promote', 'strict'],
  })
  if (request.given['force-unsigned'] === '')
    throw new ConfigError('  --force-unsigned: found nothing; expected the reason in words: it is published with the version')
  return publish(request, !args.includes('--no-promote'))
}

/** Publishes what a configuration compiled. */
export async function publish({ config, root, access, given }: Request, promotes = true): Promise<number> {
  const progress = openProgress(process.stderr)
  try {
    let hashed = 0
    const dataset = await readDataset(resolve((given['dataset'] as string | undefined) ?? config.output), (bytes) =>
      progress.show({ phase: 'hashing the dataset', done: (hashed += bytes), unit: 'bytes' }),
    )
    const file = resolve((given['report'] as string | undefined) ?? REPORT)
    const report = existsSync(file) ? readFileSync(file) : null
    const signoff = judge({
      digest: dataset.digest,
      manifestSha256: dataset.manifestSha256,
      report,
      forced: (given['force-unsigned'] as string | undefined) ?? null,
      strict: given['strict'] === true,
    })
    if (signoff === null) return EXIT.failed
    const { certificate, problem, says } = certificateFor(dataset, file, given['key'] as string | undefined)
    if (problem !== undefined && signoff.state !== 'unsigned') {
      console.error(`\nNot published: ${problem}`)
      return EXIT.failed
    }
    const plan = await planPublication(dataset, root, access, partBytes(given['part-megabytes']))
    progress.done()
    if (given['dry-run'] === true) {
      for (const line of tellPlan(plan, dataset)) console.log(line)
      console.log(`${tellSignoff(signoff)}\nThis was a dry run: nothing was written.`)
      return EXIT.passed
    }
    for (const untold of await refusePublic(root, access)) console.error(`Note: ${untold}; make sure that it is private.`)
    const done = await publishVersion({
      ...{ plan, dataset, signoff, report, certificate, access },
      now: new Date(),
      progress: (phase, at, total) => progress.show({ phase, done: at, total, unit: 'bytes' }),
    })
    progress.done()
    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1)
    console.log(
      done.uploaded
        ? `Published ${done.id.slice(0, 16)}: ${plan.files.length + 1} files, ${megabytes(done.bytesSent)} MB sent${done.bytesFound > 0 ? `, ${megabytes(done.bytesFound)} MB taken up from an interrupted run` : ''}${done.bytesCopied > 0 ? `, ${megabytes(done.bytesCopied)} MB copied within the store` : ''}, ${megabytes(done.bytesVerified)} MB read back and compared`
        : `Nothing to upload: version ${done.id.slice(0, 16)} is there, whole`,
    )
    if (done.aborted > 0) console.log(`Removed   ${done.aborted} abandoned uploads`)
    console.log(tellSignoff(done.record.signoff))
    if (certificate !== null && signoff.state !== 'unsigned') console.log(`With      ${CERTIFICATE}, ${says}`)
    if (!promotes) return EXIT.passed
    return tellPromotion(await promote(root, done.id, plan.current, access), root, done.id)
  } finally {
    progress.done()
  }
}

const tellSignoff = ({ state, reason, verified_at: at }: Signoff): string =>
  state === 'unsigned' ? `UNSIGNED  ${reason}` : `Signoff   ${state}${at === undefined ? '' : `, ${at}`}`

/** Null, and told, where the dataset may not be published. */
function judge(given: Parameters<typeof signoffOf>[0]): Signoff | null {
  try {
    return signoffOf(given)
  } catch (error) {
    if (!(error instanceof UnsignedError)) throw error
    console.error(`\n${error.message}`)
    return null
  }
}

function partBytes(given: unknown): number | undefined {
  if (given === undefined) return undefined
  const size = Number(given)
  if (Number.isInteger(size) && size >= 5 && size <= 512) return size * 2 ** 20
  throw new ConfigError(`  --part-megabytes: found "${String(given)}"; expected a whole number from 5 to 512`)
}
