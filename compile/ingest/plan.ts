/** Which objects are read, in which order, by which task. */
import type { Config, Source } from '../config.ts'
import { listInputs } from '../stores/index.ts'
import type { Progress } from '../effects.ts'
import { isMadeOfOthers } from './origin.ts'
import { surveyParts } from './survey.ts'
import { bytesOf, type IngestTask, type TaskObject } from './task.ts'

/** Small files are read together: a task costs a message and two files. */
const TASK_BYTES = 4 * 2 ** 20
const TASK_OBJECTS = 200

export interface Plan {
  tasks: IngestTask[]
  /** Sources whose objects can not be listed, in words. */
  problems: string[]
}

/** Bytes of a part of a large object: large enough that its own files and what it repeats of the head do not count. */
const PART_BYTES = 32 * 2 ** 20

export interface PlanOptions {
  progress?: ((progress: Progress) => void) | undefined
  /** What compile it is (resume/identity.ts). */
  identity: string
  /** For tests: the result does not depend on it. */
  partBytes?: number
}

/** Tasks in the order of the configuration, then of keys. */
export async function planTasks(config: Config, folder: string, options: PlanOptions): Promise<Plan> {
  const problems: string[] = []
  const objects: TaskObject[] = []
  for (const [index, source] of config.sources.entries()) {
    if (source.made?.records === 0) {
      problems.push(...madeNothing(source, config))
      continue
    }
    try {
      for (const object of await listInputs(source.path!, source.root, config.s3)) objects.push({ source: index, object, contested: false })
    } catch (error) {
      problems.push(`source "${source.name}": ${(error as Error).message}`)
    }
  }
  problems.push(...markContested(objects, config))
  return { tasks: tasksOf(await inParts(objects, config, options), config, folder, options.identity), problems }
}

/** A generator that makes nothing leaves an empty file, which no container can be found for. */
const madeNothing = ({ name, family, made }: Source, { mayBeEmpty }: Config): string[] =>
  mayBeEmpty.includes(family)
    ? []
    : [
        `source "${name}": its generator ${made!.name} made no record; expected at least one; see in its stats file what it saw and left out, change its options or what it draws on, leave the source out, or name its family under mayBeEmpty`,
      ]

/** Marks objects that several families read; two different objects under one name can not be told apart in the dataset. */
function markContested(objects: readonly TaskObject[], config: Config): string[] {
  const families = new Map<string, Set<string>>()
  const locations = new Map<string, string>()
  const clashes = new Set<string>()
  for (const { source, object } of objects) {
    const readers = families.get(object.location) ?? new Set()
    families.set(object.location, readers.add(config.sources[source]!.family))
    const other = locations.get(object.key)
    if (other !== undefined && other !== object.location) clashes.add(object.key)
    locations.set(object.key, object.location)
  }
  for (const item of objects) item.contested = families.get(item.object.location)!.size > 1
  return [...clashes].map(
    (key) =>
      `two different objects are both named "${key}"; expected names that differ; set "root" of one of their sources to a folder further up`,
  )
}

/** Large objects in parts, where that changes nothing. */
async function inParts(
  objects: readonly TaskObject[],
  config: Config,
  { progress, partBytes = PART_BYTES }: PlanOptions,
): Promise<TaskObject[]> {
  // A file of records from many objects is judged object by object, by runs that no part may cut.
  const isWhole = ({ source }: TaskObject): boolean => isMadeOfOthers(config.sources[source]!)
  const large = objects.filter((item) => item.object.size >= 2 * partBytes && !isWhole(item))
  const total = large.reduce((sum, { object }) => sum + object.size, 0)
  let done = 0
  const items: TaskObject[] = []
  for (const item of objects) {
    const parts = large.includes(item) ? await surveyParts(item.object, item.source, config, partBytes) : null
    if (large.includes(item)) progress?.({ phase: 'looking through large files', done: (done += item.object.size), total, unit: 'bytes' })
    if (parts === null) items.push(item)
    else items.push(...parts.map((part) => ({ ...item, part })))
  }
  return items
}

function tasksOf(objects: readonly TaskObject[], config: Config, folder: string, identity: string): IngestTask[] {
  const tasks: IngestTask[] = []
  let bytes = 0
  for (const item of objects) {
    let task = tasks.at(-1)
    if (task === undefined || bytes + bytesOf(item) > TASK_BYTES || task.objects.length >= TASK_OBJECTS) {
      task = { config, folder, number: tasks.length, identity, objects: [] }
      tasks.push(task)
      bytes = 0
    }
    task.objects.push(item)
    bytes += bytesOf(item)
  }
  return tasks
}
