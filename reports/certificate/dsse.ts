/** DSSE (Dead Simple Signing Envelope): a signature over the type and the bytes of a payload, with Ed25519. */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { type Envelope, PAYLOAD_TYPE, type Statement } from '#contract/certificate.ts'
import { canonicalJson } from './canonical.ts'

/** Pre-authentication encoding: what is signed, so that no payload can pass for one of another type. */
export function preAuthEncoding(type: string, payload: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`DSSEv1 ${Buffer.byteLength(type)} ${type} ${payload.length} `), payload])
}

/** SHA-256 of the public key as SubjectPublicKeyInfo: which key to look for, and no proof of anything. */
export function keyId(key: KeyObject): string {
  const shared = key.type === 'private' ? createPublicKey(key) : key
  return createHash('sha256')
    .update(shared.export({ format: 'der', type: 'spki' }))
    .digest('hex')
}

export function sealed(statement: Statement, key: KeyObject): Envelope {
  const payload = Buffer.from(canonicalJson(statement))
  const sig = sign(null, preAuthEncoding(PAYLOAD_TYPE, payload), key).toString('base64')
  return { payloadType: PAYLOAD_TYPE, payload: payload.toString('base64'), signatures: [{ keyid: keyId(key), sig }] }
}

/** True where one of the signatures is this key's. A key id is a hint: it is not looked at. */
export function isSignedBy({ payloadType, payload, signatures }: Envelope, key: KeyObject): boolean {
  const bytes = preAuthEncoding(payloadType, Buffer.from(payload, 'base64'))
  return signatures.some(({ sig }) => verify(null, bytes, key, Buffer.from(sig, 'base64')))
}
