/** Plants every fault of every gate in a copy of a dataset, one at a time, and sees whether the gate says so. */
import type { Profile } from '#contract/profile.ts'
import { failures, faultsOf, judge } from '../../gates/kit/faults.ts'
import type { Fault, Gate, GateName } from '../../gates/kit/gate.ts'
import { type MemoryDataset, renderDataset, reseal } from '../../gates/kit/memory-dataset.ts'

export interface Subject {
  dataset: MemoryDataset
  profile: Profile
}

export interface FaultRow {
  gate: GateName
  code: string
  /** The rule of the code, and the fault, as sentences. */
  rule: string
  fault: string
  fired: boolean
  /** Further codes of the same gate that fired. */
  others: string[]
  /** Set where the fault was planted in the kit's clean dataset instead, with why. */
  instead?: string
}

export interface FaultRun {
  rows: FaultRow[]
  /** Codes that fail on the unbroken copy, by gate. */
  failing: { gate: GateName; code: string; why: string }[]
}

type Outcome = { kind: 'judged'; fired: string[] } | { kind: 'lacking'; why: string }

/** `kit` is the clean dataset that stands in where `subject` lacks what a fault breaks. */
export async function runFaults(
  gates: readonly Gate[],
  subject: Subject,
  kit: Subject,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<FaultRun> {
  const rows: FaultRow[] = []
  const failing: FaultRun['failing'] = []
  const total = gates.reduce(
    (sum, gate) => sum + Object.keys(gate.rules).reduce((faults, code) => faults + faultsOf(gate, code).length, 0),
    0,
  )
  for (const gate of gates) {
    const unbroken = await failingOn(gate, subject)
    failing.push(...Object.entries(unbroken).map(([code, why]) => ({ gate: gate.name, code, why })))
    let ofKit: Record<string, string> | undefined
    for (const [code, rule] of Object.entries(gate.rules)) {
      for (const fault of faultsOf(gate, code)) {
        const first: Outcome = code in unbroken ? { kind: 'lacking', why: 'it fails without the fault' } : await plant(gate, fault, subject)
        const isLacking = first.kind === 'lacking'
        const second = isLacking ? await plant(gate, fault, kit) : first
        const before = isLacking ? (ofKit ??= await failingOn(gate, kit)) : unbroken
        // What fired before the fault was planted says nothing about it.
        const fired = second.kind === 'judged' ? second.fired.filter((one) => !(one in before)) : []
        rows.push({
          gate: gate.name,
          code,
          rule: rule.says,
          fault: fault.says,
          fired: fired.includes(code),
          others: fired.filter((other) => other !== code),
          ...(isLacking && { instead: first.why }),
        })
        progress(rows.length, total)
      }
    }
  }
  return { rows, failing }
}

const failingOn = async (gate: Gate, { dataset, profile }: Subject): Promise<Record<string, string>> =>
  failures(await judge(gate, structuredClone(dataset), { profile }))

/** The codes that fire on the dataset with the fault in it. What it lacks is told in words of ours: an error may quote a record. */
async function plant(gate: Gate, fault: Fault, { dataset, profile }: Subject): Promise<Outcome> {
  const broken = structuredClone(dataset)
  let context: ReturnType<NonNullable<Fault['context']>> = {}
  try {
    context = fault.context?.(structuredClone(dataset)) ?? {}
    fault.break(broken)
  } catch {
    return { kind: 'lacking', why: 'it has no record or entry of the kind that the fault breaks' }
  }
  if (fault.unsealed !== true) reseal(broken)
  if (fault.context === undefined && sameBytes(dataset, broken)) return { kind: 'lacking', why: 'the fault changes nothing in it' }
  return { kind: 'judged', fired: Object.keys(failures(await judge(gate, broken, { profile, ...context }))) }
}

function sameBytes(one: MemoryDataset, other: MemoryDataset): boolean {
  const [a, b] = [renderDataset(one), renderDataset(other)]
  return a.size === b.size && [...a].every(([path, bytes]) => b.get(path)?.equals(bytes) === true)
}
