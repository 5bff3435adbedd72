/** The certificate that is published with a version: of this very data and manifest, or none; with --key, signed by that key or refused. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { LocalDataset } from '../../compile/publish/dataset.ts'
import { verifyingKey } from '../../reports/certificate/keys.ts'
import { expiredSince } from '../../reports/certificate/compare.ts'
import { readCertificate } from '../../reports/certificate/read.ts'
import { CERTIFICATE } from '../../reports/certificate/write.ts'
import { signatureOf } from '../verify-signoff/signature.ts'

export interface Accompanying {
  certificate: Buffer | null
  /** What it is signed with, in words. */
  says: string
  /** Why this must not be published. */
  problem?: string
}

/** `report` is the file of the verification report, which the certificate lies beside. Throws ConfigError for a key that is none. */
export function certificateFor(
  { digest, manifestSha256 }: Pick<LocalDataset, 'digest' | 'manifestSha256'>,
  report: string,
  key: string | undefined,
  today: Date = new Date(),
): Accompanying {
  const trusted = key === undefined ? null : verifyingKey(key)
  const file = join(dirname(report), CERTIFICATE)
  const refused = (problem: string): Accompanying => ({ certificate: null, says: '', problem: `${CERTIFICATE}: ${problem}` })
  if (!existsSync(file))
    return trusted === null
      ? { certificate: null, says: '' }
      : refused('there is none; expected one that is signed by the key that was named')
  const bytes = readFileSync(file)
  const certificate = readCertificate(bytes)
  const { statement, problems } = certificate
  if (statement === null || problems.length > 0) return refused(problems[0] ?? 'it is no certificate')
  const { dataset, verdict } = statement.predicate
  if (dataset.digest !== digest || dataset.manifest_sha256 !== manifestSha256)
    return refused('it is of another dataset, or of another manifest.json; sign this one off again')
  const [expired] = expiredSince(statement.predicate, today)
  if (expired !== undefined) return refused(expired)
  if (verdict === 'failed') return refused('it says that this dataset failed')
  const signature = signatureOf(certificate, trusted)
  return signature.problem === undefined ? { certificate: bytes, says: signature.says } : refused(signature.problem)
}
