/** Whether two folders hold the same files, byte for byte; one buffer of each is in memory at a time. */
import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs'
import { join } from 'node:path'

const BUFFER = 2 ** 20

export function sameFiles(one: string, other: string): boolean {
  const files = filesOf(one)
  return files.join('\n') === filesOf(other).join('\n') && files.every((file) => sameBytes(join(one, file), join(other, file)))
}

const filesOf = (folder: string): string[] =>
  (readdirSync(folder, { recursive: true }) as string[]).filter((entry) => !statSync(join(folder, entry)).isDirectory()).sort()

function sameBytes(one: string, other: string): boolean {
  if (statSync(one).size !== statSync(other).size) return false
  const a = openSync(one, 'r')
  const b = openSync(other, 'r')
  const [left, right] = [Buffer.allocUnsafe(BUFFER), Buffer.allocUnsafe(BUFFER)]
  try {
    for (;;) {
      const length = readSync(a, left)
      if (length !== readSync(b, right) || left.compare(right, 0, length, 0, length) !== 0) return false
      if (length === 0) return true
    }
  } finally {
    closeSync(a)
    closeSync(b)
  }
}
