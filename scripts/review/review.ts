/** What can be decided, and what stands decided. Every change is in the file before the next question is asked. */
import type { PiiDecision } from '#contract/profile.ts'
import type { By, Decisions } from './decisions.ts'
import type { Entry, Question } from './queue.ts'

/** `allowed`: all that was asked about is allowed in every record, so that nothing is left to decide. */
export type State = PiiDecision | 'allowed' | 'open'

export interface Review {
  entries: readonly Entry[]
  stateOf(entry: Entry): State
  /** What is still asked about: the texts that are not allowed everywhere. */
  openQuestions(entry: Entry): Question[]
  decide(entries: readonly Entry[], decision: PiiDecision): void
  /** Allows texts in every record. */
  allow(questions: readonly Question[]): void
  /** Takes back what was decided about an entry, its texts that are allowed everywhere included. */
  undo(entry: Entry): void
  counts(): Record<State, number>
}

export interface ReviewInput {
  entries: readonly Entry[]
  decisions: Decisions
  /** Keyed hashes that the signer's own configuration allows. */
  allowed: readonly string[]
  by: By
  /** Applies the change to what is on disk, and returns what is there then. */
  save(change: (decisions: Decisions) => void): Decisions
}

export function openReview({ entries, decisions: first, allowed, by, save }: ReviewInput): Review {
  let decisions = first
  const own = new Set(allowed)
  const isEverywhere = ({ everywhere }: Question): boolean => own.has(everywhere) || Object.hasOwn(decisions.pii_allowed, everywhere)
  const openQuestions = ({ questions }: Entry): Question[] => questions.filter((question) => !isEverywhere(question))

  const stateOf = (entry: Entry): State => {
    const decision = decisions.records[entry.identity]?.decision
    const open = openQuestions(entry)
    // Accepted was what the reviewer saw: with another finding since, the record waits again.
    const isAccepted = open.every(({ inDocuments }) => inDocuments.every((hash) => Object.hasOwn(decisions.pii_allowed, hash)))
    if (decision !== undefined && (decision !== 'accept' || isAccepted)) return decision
    return open.length === 0 ? 'allowed' : 'open'
  }

  const byDocument = new Map<string, Entry[]>()
  for (const entry of entries) {
    for (const document of entry.documents) {
      const known = byDocument.get(document)
      if (known === undefined) byDocument.set(document, [entry])
      else known.push(entry)
    }
  }
  const takeBack = (change: Decisions, entry: Entry): void => {
    if (change.records[entry.identity]?.decision === 'accept') {
      const stillUsed = new Set(
        entry.documents
          .flatMap((document) => byDocument.get(document)!)
          .filter((other) => other !== entry && change.records[other.identity]?.decision === 'accept')
          .flatMap(({ questions }) => questions.flatMap(({ inDocuments }) => inDocuments)),
      )
      for (const { inDocuments } of entry.questions)
        for (const hash of inDocuments) if (!stillUsed.has(hash)) delete change.pii_allowed[hash]
    }
    delete change.records[entry.identity]
  }

  return {
    entries,
    stateOf,
    openQuestions,
    decide(chosen, decision) {
      decisions = save((change) => {
        for (const entry of chosen) {
          takeBack(change, entry)
          change.records[entry.identity] = { decision, ...by }
          if (decision !== 'accept') continue
          for (const { inDocuments } of openQuestions(entry))
            for (const hash of inDocuments) change.pii_allowed[hash] = { scope: 'document', ...by }
        }
      })
    },
    allow(questions) {
      decisions = save((change) => {
        for (const { everywhere } of questions) change.pii_allowed[everywhere] = { scope: 'everywhere', ...by }
      })
    },
    undo(entry) {
      decisions = save((change) => {
        takeBack(change, entry)
        for (const { everywhere } of entry.questions) delete change.pii_allowed[everywhere]
      })
    },
    counts() {
      const counts: Record<State, number> = { open: 0, accept: 0, mask: 0, reject: 0, allowed: 0 }
      for (const entry of entries) counts[stateOf(entry)]++
      return counts
    },
  }
}
