/**
 * A checkpoint: what was found out, with the size and SHA-256 of each file that belongs to it, under a SHA-256 of the whole. It appears whole or
 * not at all, and is believed for the key that it was written under and for those very bytes alone. Without a secret a seal shows
 * damage, not forgery: who may write the folder could change the compiler as well.
 */
import { hash } from 'node:crypto'
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { digestOfFile } from './identity.ts'

export interface FileSeal {
  /** Path below the folder of the checkpoint. */
  name: string
  size: number
  sha256: string
}

interface Body<Value> {
  key: string
  value: Value
  files: readonly FileSeal[]
}

export interface Unsealed<Value> {
  value: Value
  files: readonly FileSeal[]
  /** Digest of value and files: what is made of them is sealed under it. */
  seal: string
}

/** Returns the seal. `value` must survive JSON. */
export function writeSealed<Value>(folder: string, name: string, { key, value, files }: Body<Value>): string {
  const body = JSON.stringify({ key, value, files } satisfies Body<Value>)
  const seal = hash('sha256', body)
  const fresh = join(folder, `${name}.new`)
  writeFileSync(fresh, `${seal}\n${body}`, { mode: 0o600 })
  renameSync(fresh, join(folder, name))
  return seal
}

/** Null where there is none, or it is of anything else, or a byte of it or of its files was changed. */
export function readSealed<Value>(folder: string, name: string, key: string): Unsealed<Value> | null {
  let text: string
  try {
    text = readFileSync(join(folder, name), 'utf8')
  } catch {
    return null
  }
  const end = text.indexOf('\n')
  const body = text.slice(end + 1)
  if (end === -1 || hash('sha256', body) !== text.slice(0, end)) return null
  const { key: of, value, files } = JSON.parse(body) as Body<Value>
  if (of !== key || !files.every((file) => isSound(folder, file))) return null
  return { value, files, seal: text.slice(0, end) }
}

export const removeSealed = (folder: string, name: string): void => rmSync(join(folder, name), { force: true })

const isSound = (folder: string, { name, size, sha256 }: FileSeal): boolean =>
  statSync(join(folder, name), { throwIfNoEntry: false })?.size === size && digestOfFile(join(folder, name)) === sha256
