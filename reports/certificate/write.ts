/** Writes `signoff.json` beside the report: the statement, or a signed envelope around it where a key is configured. */
import { type KeyObject } from 'node:crypto'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JudgedBytes } from '../../gates/kit/judged-bytes.ts'
import type { VerificationReport } from '../../gates/kit/verification-report.ts'
import { canonicalJson } from './canonical.ts'
import { keyId, sealed } from './dsse.ts'
import { statementOf, type Tool, unstatable } from './statement.ts'

export const CERTIFICATE = 'signoff.json'

export interface Written {
  /** Null where nothing was written. */
  file: string | null
  /** Key that it is signed with; null where it is not. */
  signedBy: string | null
  /** Why nothing was written. */
  because?: string
}

/** What an earlier run left must not be found beside the report of this one. */
export const removeCertificate = (folder: string): void => rmSync(join(folder, CERTIFICATE), { force: true })

/** Appears whole or not at all; what cannot be stated is not written, and an earlier one is gone. */
export function writeCertificate(
  folder: string,
  { report, judged, tool, key }: { report: VerificationReport; judged: JudgedBytes | null; tool: Tool; key: KeyObject | null },
): Written {
  removeCertificate(folder)
  const because = unstatable(report, judged)
  if (because !== null) return { file: null, signedBy: null, because }
  const statement = statementOf(report, judged, tool)
  const file = join(folder, CERTIFICATE)
  mkdirSync(folder, { recursive: true })
  const part = `${file}.${process.pid}.part`
  writeFileSync(part, `${canonicalJson(key === null ? statement : sealed(statement, key))}\n`)
  renameSync(part, file)
  return { file, signedBy: key === null ? null : keyId(key) }
}
