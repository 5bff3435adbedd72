/** Opens what a task reads of an object: the whole, or one of the parts that survey.ts made of it. */
import { stat } from 'node:fs/promises'
import type { Config, Source } from '../config.ts'
import type { RawObject } from '../sources/open.ts'
import { type ObjectReader, readObject, type ReadOptions, readPart } from '../sources/read.ts'
import { SourceError } from '../sources/source-error.ts'
import { openBytes } from '../stores/index.ts'
import type { InputObject } from '../stores/input.ts'
import { openFile } from '../stores/local.ts'
import { isS3 } from '../stores/s3/location.ts'
import type { TaskObject } from './task.ts'

export function readOptions({ container, shape, encoding, options }: Source, { limits }: Pick<Config, 'limits'>): ReadOptions {
  return {
    limits,
    ...(container === undefined ? {} : { container }),
    ...(shape === undefined ? {} : { shape }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(options === undefined ? {} : { options }),
  }
}

/** Changes whenever the file is written to or replaced. */
export async function fingerprintOf(location: string): Promise<string> {
  const { size, mtimeNs, ino } = await stat(location, { bigint: true })
  return `${size}/${mtimeNs}/${ino}`
}

/** Throws SourceError where the object can not be read, or was changed since its parts were found. */
export async function openReader({ source: index, object, part }: TaskObject, config: Config): Promise<ObjectReader> {
  const given = readOptions(config.sources[index]!, config)
  if (part === undefined)
    return readObject(
      { key: object.key, size: object.size, read: () => (isS3(object.location) ? openBytes(object) : whole(object)) },
      given,
    )
  const { start, end, before, shape, fingerprint } = part
  const raw: RawObject = { key: object.key, size: end - start, read: () => unchanged(object, { start, end }, fingerprint) }
  // The head was judged with the whole behind it: what it is must not be asked again of a part.
  return start === 0
    ? readObject(raw, { ...given, container: 'jsonl', encoding: 'utf-8', shape })
    : readPart(raw, { ...given, shape }, before)
}

/** A file from its beginning to its end. What can not be looked at can not be read either: that is told by whoever opens it. */
async function* whole(object: InputObject): AsyncGenerator<Uint8Array> {
  const before = await fingerprintOf(object.location).catch(() => '')
  yield* openFile(object)
  if ((await fingerprintOf(object.location).catch(() => '')) !== before) throw changed(object)
}

async function* unchanged(object: InputObject, range: { start: number; end: number }, fingerprint: string): AsyncGenerator<Uint8Array> {
  const check = async (): Promise<void> => {
    if ((await fingerprintOf(object.location).catch(() => '')) !== fingerprint) throw changed(object)
  }
  await check()
  yield* openFile(object, range)
  await check()
}

const changed = ({ key }: InputObject): SourceError =>
  new SourceError('unreadable', `${key}: the file was changed while it was read.`, 'Let its writer finish, then compile again.')
