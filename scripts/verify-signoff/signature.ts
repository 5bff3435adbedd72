/** Whose signature a certificate bears, as far as that can be known. */
import type { KeyObject } from 'node:crypto'
import { isSignedBy, keyId } from '../../reports/certificate/dsse.ts'
import type { Certificate } from '../../reports/certificate/read.ts'

export interface SignatureFound {
  says: string
  /** Why it is not enough. */
  problem?: string
}

export function signatureOf({ envelope }: Certificate, trusted: KeyObject | null): SignatureFound {
  const short = (id: string): string => id.replaceAll(/[^0-9a-f]/g, '').slice(0, 16)
  if (envelope === null)
    return trusted === null
      ? { says: 'UNSIGNED: it shows damage and no forgery; whoever can write the certificate could have made it' }
      : { says: 'UNSIGNED', problem: 'the certificate is not signed; expected a signature by the key that was named' }
  const ids = envelope.signatures.map(({ keyid }) => short(keyid)).join(', ')
  if (trusted === null) return { says: `NOT CHECKED: it says that it is signed by key ${ids}; name the public key with --key to know` }
  if (isSignedBy(envelope, trusted)) return { says: `right, by key ${short(keyId(trusted))}` }
  return {
    says: 'WRONG',
    problem: `the signature is not by key ${short(keyId(trusted))} over these bytes: the certificate was changed after it was signed, or signed by another`,
  }
}
