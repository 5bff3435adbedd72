/**
 * Keys, as PEM or as the path of a file that holds one. What could be a key is never quoted: whoever puts one into the wrong place must not find
 * it in a log.
 */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'

export const SIGNING_KEY_VARIABLE = 'SIGNOFF_SIGNING_KEY'

export class KeyError extends Error {
  /** Known to every command as a fault of its configuration. */
  override name = 'ConfigError'
}

const isPem = (text: string): boolean => text.includes('-----BEGIN')

/** PEM in an environment variable often has its line feeds written as `\n`. */
function pemOf(given: string): string | null {
  if (isPem(given)) return given.replaceAll('\\n', '\n')
  try {
    return readFileSync(given, 'utf8')
  } catch {
    return null // the error would quote what was taken for a path
  }
}

function keyOf(given: string, read: (pem: string) => KeyObject, whence: string, kind: string): KeyObject {
  const pem = pemOf(given)
  const wrong = (found: string): KeyError =>
    new KeyError(
      `  ${whence}: found ${found}; expected an Ed25519 ${kind} key as PEM, or the path of a file that holds one; make a pair with "npm run keygen"`,
    )
  if (pem === null) throw wrong('neither a PEM text nor a file that can be read')
  if (kind === 'public' && pem.includes('PRIVATE KEY')) throw wrong('a private key, which has no business here')
  let key: KeyObject
  try {
    key = read(pem)
  } catch {
    throw wrong(isPem(pem) ? 'a PEM text that can not be understood (an encrypted key has to be decrypted first)' : 'no PEM text')
  }
  if (key.asymmetricKeyType !== 'ed25519') throw wrong(`a key of type ${key.asymmetricKeyType ?? 'secret'}`)
  return key
}

/** Null where none is configured. Throws KeyError, without a word of the key. */
export function signingKey(given: string | undefined): KeyObject | null {
  if (given === undefined || given.trim() === '') return null
  return keyOf(given.trim(), (pem) => createPrivateKey(pem), SIGNING_KEY_VARIABLE, 'private')
}

/** A private key is refused here: it has no business where signatures are checked. */
export function verifyingKey(given: string, whence = '--key'): KeyObject {
  return keyOf(given, (pem) => createPublicKey(pem), whence, 'public')
}
