/** All containers, in the order in which they are asked; the last one takes what is left. */
import type { Container } from '../shape.ts'
import { csv } from './csv.ts'
import { json, jsonArray, jsonRecords, jsonWrapped } from './json.ts'
import { jsonl } from './jsonl.ts'
import { text } from './text.ts'

export const CONTAINERS: readonly Container[] = [jsonl, jsonArray, jsonWrapped, jsonRecords, json, csv, text]

/** The container of an object, from the first characters of its text (`Opened.head`). */
export function chooseContainer(head: string, key: string): Container {
  return CONTAINERS.find((container) => container.detect(head, key)) ?? text
}

/** A container by the name that the configuration gives. Throws an error that lists the choices. */
export function containerNamed(name: string): Container {
  const found = CONTAINERS.find((container) => container.name === name)
  if (found === undefined)
    throw new Error(`container: found "${name}"; expected one of ${CONTAINERS.map((container) => container.name).join(', ')}`)
  return found
}
