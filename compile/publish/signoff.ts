/** Whether a dataset was signed off, for exactly these bytes. */
import { hash } from 'node:crypto'

/** From worse to better. */
export const SIGNOFF_STATES = ['unsigned', 'waived', 'passed'] as const

export interface Signoff {
  state: (typeof SIGNOFF_STATES)[number]
  /** Why it was published without: in the words of whoever forced it. */
  reason?: string
  verified_at?: string
  /** Of the verification report. */
  report_sha256?: string
  profile_sha256?: string
}

export class UnsignedError extends Error {
  override name = 'UnsignedError'
}

export interface SignoffRequest {
  digest: string
  /** Of the manifest that would be published: the digest does not cover it. */
  manifestSha256: string
  /** Bytes of verification_report.json; null where there is none. */
  report: Buffer | null
  /** Words of whoever wants it published all the same. */
  forced: string | null
  /** Waivers are no pass. */
  strict?: boolean
}

/** Throws UnsignedError where the report does not say that this very dataset passed, and nobody forces it. */
export function signoffOf({ digest, manifestSha256, report, forced, strict = false }: SignoffRequest): Signoff {
  const problem = report === null ? 'no verification report was found' : problemOf(report, { digest, manifestSha256 }, strict)
  if (problem === null) {
    const { verdict, verification_timestamp: verified, profile_sha256: profile } = JSON.parse(report!.toString()) as Record<string, string>
    return {
      state: verdict === 'passed' ? 'passed' : 'waived',
      ...(verified === undefined ? {} : { verified_at: verified }),
      report_sha256: hash('sha256', report!),
      ...(profile ? { profile_sha256: profile } : {}),
    }
  }
  if (forced !== null && forced.trim() !== '') return { state: 'unsigned', reason: `${forced.trim()} (${problem})` }
  throw new UnsignedError(
    `This dataset is not signed off: ${problem}; expected a signoff that passed for digest ${digest.slice(0, 16)}; run "npm test" or "npm run gates", or force it with --force-unsigned "<reason>", which is published with it`,
  )
}

function problemOf(
  report: Buffer,
  { digest, manifestSha256 }: Pick<SignoffRequest, 'digest' | 'manifestSha256'>,
  strict: boolean,
): string | null {
  let given: Record<string, unknown> | null
  try {
    given = JSON.parse(report.toString()) as Record<string, unknown> | null
  } catch {
    return 'the verification report is no JSON'
  }
  const { verdict, dataset_digest: judged, manifest_sha256: manifest, all_gates_passed: all } = given ?? {}
  if (judged !== digest)
    return `the verification report is of ${typeof judged === 'string' && /^[0-9a-f]{64}$/.test(judged) ? `another dataset, digest ${judged.slice(0, 16)}` : 'no dataset'}`
  if (manifest !== manifestSha256)
    return typeof manifest === 'string' && /^[0-9a-f]{64}$/.test(manifest)
      ? `manifest.json was changed after it was judged: the verification report is of ${manifest.slice(0, 16)}, this is ${manifestSha256.slice(0, 16)}`
      : 'the verification report does not say which manifest.json it is of'
  if (verdict === 'passed' && all === true) return null
  if (verdict === 'waived') return strict ? 'waivers cover what failed, and --strict accepts none' : null
  return `its verdict is "${['failed', 'not run'].includes(String(verdict)) ? String(verdict) : 'unknown'}"`
}
