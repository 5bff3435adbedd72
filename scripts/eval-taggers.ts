/**
 * Part of `npm run eval`: precision, recall and F1 of the crisis classifier and the trauma tagger on the cases that ship with them, and, where
 * ../shared/corpora is there, on posts of a forum for trauma against others and as rates over real sources. Counts and ids, never a text.
 */
import { createHash } from 'node:crypto'
import { readCases, type LabelledCase } from '../compile/taggers/cases.ts'
import { DEV as CRISIS_DEV } from '../compile/taggers/crisis/cases/dev.ts'
import { HELD_OUT as CRISIS_HELD_OUT } from '../compile/taggers/crisis/cases/held-out.ts'
import { classifyCrisis } from '../compile/taggers/crisis/classify.ts'
import { type Level, LEVELS } from '../compile/taggers/crisis/levels.ts'
import { measureCrisis } from '../compile/taggers/crisis/measure.ts'
import { DEV as TRAUMA_DEV } from '../compile/taggers/trauma/cases/dev.ts'
import { HELD_OUT as TRAUMA_HELD_OUT } from '../compile/taggers/trauma/cases/held-out.ts'
import { openTrauma, tagTrauma, TRAUMA_THRESHOLD, type TraumaTally } from '../compile/taggers/trauma/score.ts'
import { conversationsIn, hasCorpora, measuredSources } from './eval/corpora.ts'
import judged from './eval/judged.json' with { type: 'json' }
import { figures, HEAD, type Outcomes } from './eval/tables.ts'

type Print = (line: string) => void

/** The cases that ship: the same figures wherever they are taken. `misses` lists ids. */
export function evaluateTaggerCases(print: Print, misses = false): void {
  for (const [name, table] of [
    ['crisis, dev cases', CRISIS_DEV],
    ['crisis, held-out cases', CRISIS_HELD_OUT],
  ] as const) {
    const cases = readCases(name, LEVELS, table)
    print(`\n${name}: ${cases.length} cases`)
    print(`${'at level'.padEnd(20)}${HEAD}`)
    for (const at of ['crisis', 'elevated'] as const) {
      const { positives, found, missed, wrong } = measureCrisis(cases, at)
      print(`${at.padEnd(20)}${figures(cases.length, { positives, found, wrong: wrong.length })}`)
      if (misses) for (const id of [...missed.map((one) => `missed ${one}`), ...wrong.map((one) => `wrong ${one}`)]) print(`  ${id}`)
    }
    print(`kinds, as many as labelled / all: ${byKind(cases)}`)
  }
  for (const [name, table] of [
    ['trauma, dev cases', TRAUMA_DEV],
    ['trauma, held-out cases', TRAUMA_HELD_OUT],
  ] as const) {
    const cases = readCases(name, ['trauma', 'other'] as const, table)
    print(`\n${name}: ${cases.length} cases`)
    print(`${'threshold'.padEnd(20)}${HEAD}`)
    const scored = cases.map(({ id, kind, label, messages }) => ({ id, kind, is: label === 'trauma', score: tagTrauma(messages).score }))
    for (const threshold of THRESHOLDS) print(`${String(threshold).padEnd(20)}${figures(cases.length, outcomes(scored, threshold))}`)
    if (misses)
      for (const { id, kind, is, score } of scored)
        if (is !== score >= TRAUMA_THRESHOLD) print(`  ${is ? 'missed' : 'wrong'} ${id} (${kind}, score ${score.toFixed(2)})`)
  }
}

const THRESHOLDS = [0.5, 0.7, 1, 1.4, 2, 3]

function byKind(cases: readonly LabelledCase<Level>[]): string {
  const kinds = new Map<string, { right: number; all: number }>()
  for (const { kind, label, messages } of cases) {
    const entry = kinds.get(kind) ?? kinds.set(kind, { right: 0, all: 0 }).get(kind)!
    entry.all++
    if (classifyCrisis(messages).level === label) entry.right++
  }
  return [...kinds].map(([kind, { right, all }]) => `${kind} ${right}/${all}`).join(', ')
}

function outcomes(scored: readonly { is: boolean; score: number }[], threshold: number): Outcomes {
  const tagged = scored.filter(({ score }) => score >= threshold)
  const found = tagged.filter(({ is }) => is).length
  return { positives: scored.filter(({ is }) => is).length, found, wrong: tagged.length - found }
}

/** The real sets; says so where they are not there. */
export async function evaluateTaggerCorpora(print: Print): Promise<void> {
  if (!hasCorpora()) {
    for (const name of ['trauma, posts', 'taggers, real sources']) print(`\n${name}: not present`)
    return
  }
  await evaluatePosts(print)
  await evaluateSources(print)
}

/** Forums of the posts, as their set names them. */
const TRAUMA_FORUM = 'ptsd'
const ABUSE_FORUMS = ['survivorsofabuse', 'domesticviolence']

async function evaluatePosts(print: Print): Promise<void> {
  const forum = measuredSources.find(({ name }) => name === 'dreaddit')!
  const posts: { forum: string; half: 'tuning' | 'test'; score: number }[] = []
  for (const where of FORUMS) {
    const options = { fields: { text: 'text', title: 'subreddit', document: 'id' }, where: { subreddit: [where] } }
    for await (const { conversation } of conversationsIn({ ...forum, options })) {
      const half = createHash('sha256').update(conversation.document).digest()[0]! % 2 === 0 ? 'tuning' : 'test'
      posts.push({ forum: where, half, score: tagTrauma(conversation.messages, [], true).score })
    }
  }
  print(
    `\ntrauma, posts: ${posts.length} posts of ten forums; positives are those of r/${TRAUMA_FORUM}; halves by SHA-256 of the post's id`,
  )
  for (const half of ['tuning', 'test'] as const) {
    const own = posts.filter((post) => post.half === half)
    for (const [name, list] of [
      ['all others', own],
      ['others but the abuse forums', own.filter((post) => !ABUSE_FORUMS.includes(post.forum))],
    ] as const) {
      print(`${`${half} half, against ${name}`.padEnd(20)}`)
      print(`${'threshold'.padEnd(20)}${HEAD}`)
      const scored = list.map((post) => ({ is: post.forum === TRAUMA_FORUM, score: post.score }))
      for (const threshold of THRESHOLDS) print(`${String(threshold).padEnd(20)}${figures(list.length, outcomes(scored, threshold))}`)
    }
  }
  print(`share tagged at ${TRAUMA_THRESHOLD}, test half:`)
  for (const name of FORUMS) {
    const own = posts.filter((post) => post.half === 'test' && post.forum === name)
    print(`  ${name.padEnd(18)}${rate(own.filter(({ score }) => score >= TRAUMA_THRESHOLD).length, own.length)}`)
  }
}

const FORUMS = [
  TRAUMA_FORUM,
  ...ABUSE_FORUMS,
  'anxiety',
  'stress',
  'relationships',
  'assistance',
  'homeless',
  'almosthomeless',
  'food_pantry',
]

const rate = (of: number, all: number): string => `${of} of ${all} (${all === 0 ? '-' : ((100 * of) / all).toFixed(1)}%)`

async function evaluateSources(print: Print): Promise<void> {
  print(`\ntaggers, real sources: conversations by crisis level, and documents that the trauma tagger takes at ${TRAUMA_THRESHOLD}`)
  print(`${'source'.padEnd(28)}conversations  elevated  crisis   documents  trauma`)
  for (const source of measuredSources) {
    const levels: Record<Level, number> = { none: 0, elevated: 0, crisis: 0 }
    const documents = new Map<string, TraumaTally>()
    for await (const { key, conversation } of conversationsIn(source)) {
      const { messages, document, steps } = conversation
      const plain = steps.includes('transcript_prompt')
      // A post or talk is asked for by a template: its one speaker is the user here.
      levels[classifyCrisis(plain ? [{ role: 'user', content: messages.at(-1)!.content }] : messages).level]++
      const name = `${key}#${document}`
      const tally = documents.get(name) ?? documents.set(name, openTrauma()).get(name)!
      tally.add(messages, plain)
    }
    const tagged = [...documents.values()].filter((tally) => tally.tag().score >= TRAUMA_THRESHOLD).length
    const all = levels.none + levels.elevated + levels.crisis
    print(
      `${source.name.padEnd(28)}${String(all).padStart(13)}${String(levels.elevated).padStart(10)}${String(levels.crisis).padStart(8)}${String(documents.size).padStart(12)}${String(tagged).padStart(8)}`,
    )
  }
  for (const { what, drawn, right, unclear } of judged)
    print(`judged by eye, ${what}: ${drawn} drawn, ${right} right, ${unclear} unclear, ${drawn - right - unclear} wrong`)
}
