/** Which objects are read, in which order, by which task. */
import type { Config, Source } from '../config.ts'
import { listInputs } from '../stores/index.ts'
import type { IngestTask, TaskObject } from './task.ts'

/** Small files are read together: a task costs a message and two files. */
const TASK_BYTES = 4 * 2 ** 20
const TASK_OBJECTS = 200

export interface Plan {
  tasks: IngestTask[]
  /** Sources whose objects can not be listed, in words. */
  problems: string[]
}

/** Tasks in the order of the configuration, then of keys. */
export async function planTasks(config: Config, folder: string): Promise<Plan> {
  const problems: string[] = []
  const objects: TaskObject[] = []
  for (const [index, source] of config.sources.entries()) {
    if (source.made?.records === 0) {
      problems.push(...madeNothing(source, config))
      continue
    }
    try {
      for (const object of await listInputs(source.path!, source.root)) objects.push({ source: index, object, contested: false })
    } catch (error) {
      problems.push(`source "${source.name}": ${(error as Error).message}`)
    }
  }
  problems.push(...markContested(objects, config))
  return { tasks: tasksOf(objects, config, folder), problems }
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

function tasksOf(objects: readonly TaskObject[], config: Config, folder: string): IngestTask[] {
  const tasks: IngestTask[] = []
  let bytes = 0
  for (const item of objects) {
    let task = tasks.at(-1)
    if (task === undefined || bytes + item.object.size > TASK_BYTES || task.objects.length >= TASK_OBJECTS) {
      task = { config, folder, number: tasks.length, objects: [] }
      tasks.push(task)
      bytes = 0
    }
    task.objects.push(item)
    bytes += item.object.size
  }
  return tasks
}
