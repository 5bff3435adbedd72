/** All containers, in the order in which they are asked; the last one takes what is left. */
import type { Container } from '../shape.ts'
import { SourceError } from '../source-error.ts'
import { csv } from './csv.ts'
import { json, jsonArray, jsonRecords, jsonWrapped } from './json.ts'
import { jsonl } from './jsonl.ts'
import { text } from './text.ts'

export const CONTAINERS: readonly Container[] = [jsonl, jsonArray, jsonWrapped, jsonRecords, json, csv, text]

const PROMISES_JSON = /\.(json|jsonl|ndjson|jl)(\.(gz|gzip|zst|zstd))?$/i

/**
 * The container of an object, from the first characters of its text (`Opened.head`). Throws SourceError where the name promises JSON and the
 * text is none: read as plain text, the error page of a download would become somebody's talk.
 */
export function chooseContainer(head: string, key: string): Container {
  const found = CONTAINERS.find((container) => container.detect(head, key)) ?? text
  if (found === text && PROMISES_JSON.test(key))
    throw new SourceError(
      'not_json',
      `${key}: found text that is not JSON; expected JSON, as the name says.`,
      'Fetch or write the file again; if it is meant to be plain text, set the source’s container to "text".',
    )
  return found
}

/** A container by the name that the configuration gives. Throws an error that lists the choices. */
export function containerNamed(name: string): Container {
  const found = CONTAINERS.find((container) => container.name === name)
  if (found === undefined)
    throw new Error(`container: found "${name}"; expected one of ${CONTAINERS.map((container) => container.name).join(', ')}`)
  return found
}
