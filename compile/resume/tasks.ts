/** Checkpoints of reading, one a task: a compile that was killed half-way through its sources reads the other half. */
import { hash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { isS3 } from '../stores/s3/location.ts'
import { placedName } from '../ingest/placed.ts'
import { type IngestResult, type IngestTask, reviewName, segmentName, type TaskObject, wordsName } from '../ingest/task.ts'
import { digestOfFile } from './identity.ts'
import { type FileSeal, readSealed, removeSealed, writeSealed } from './sealed.ts'

const sealName = (number: number): string => `task-${String(number).padStart(6, '0')}.json`
const filesOf = (number: number): string[] => [segmentName(number), wordsName(number), placedName(number), reviewName(number)]

/** Objects by what names their bytes: a part by the digest of its whole, and not by when the file was written. */
const keyOf = ({ identity, number, objects }: IngestTask): string =>
  hash('sha256', JSON.stringify([identity, number, objects.map(({ part, ...item }) => [item, part && { ...part, fingerprint: '' }])]))

/**
 * What an interrupted compile made of the same task, or null; then nothing of it is left. The files of the working set and the objects that
 * they were made of are hashed again; of an object in S3 its ETag is asked, which the listing has just told.
 */
export function takeOver(task: IngestTask): IngestResult | null {
  const kept = readSealed<IngestResult>(task.folder, sealName(task.number), keyOf(task))
  if (kept !== null && isOfThese(task.objects, kept.value)) return { ...kept.value, seal: kept.seal, takenOver: true }
  removeSealed(task.folder, sealName(task.number))
  for (const name of filesOf(task.number)) rmSync(join(task.folder, name), { force: true })
  return null
}

function isOfThese(objects: readonly TaskObject[], { sources }: IngestResult): boolean {
  let next = 0
  return objects.every(({ object, part }) => {
    if (part !== undefined && part.facts === undefined) return true // its key holds the digest that was just taken of the whole
    const read = sources[next++]
    if (read?.source_key !== object.key) return false
    if (part !== undefined) return true
    return isS3(object.location) ? object.etag !== undefined : digestOfFile(object.location) === read.sha256
  })
}

/** To be called when the task's files are closed. A task with a problem is read again. */
export function sealTask(task: IngestTask, result: IngestResult, files: readonly Omit<FileSeal, 'name'>[]): IngestResult {
  if (result.problems.length > 0) return result
  const names = filesOf(task.number)
  const seal = writeSealed(task.folder, sealName(task.number), {
    key: keyOf(task),
    value: result,
    files: files.map((file, at) => ({ name: names[at]!, ...file })),
  })
  return { ...result, seal }
}
