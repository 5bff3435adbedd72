/** `npm run review`: a person decides about possible personal data; see `USAGE`. Decisions are kept as keyed hashes, never as text. */
import { relative } from 'node:path'
import { text as readAll } from 'node:stream/consumers'
import { allowedForm, allowedHash, PII_KEY_VARIABLE } from '#contract/allowed.ts'
import { REVIEW_QUEUE } from '../compile/output/review.ts'
import { EXIT } from './exit.ts'
import { loadConfig } from './load-config.ts'
import { ArgumentError, type ReviewArguments, readArguments, USAGE } from './review/arguments.ts'
import { chosen, decideAll, summary, tally } from './review/batch.ts'
import { type Decisions, readDecisions, updateDecisions } from './review/decisions.ts'
import { readKey } from './review/key.ts'
import { itemOf, openQueue } from './review/queue.ts'
import { openReview } from './review/review.ts'
import { openScreen } from './review/screen.ts'
import { runScreen } from './review/terminal.ts'
import { ANSI, PLAIN, recordLines } from './review/view.ts'

export default async function main(argv: string[]): Promise<number> {
  const args = readArguments(argv, process.env)
  if (args.help) {
    console.log(USAGE)
    return EXIT.passed
  }
  const key = readKey(process.env)
  const { config } = await loadConfig(argv)
  const by = { reviewer: args.reviewer, date: new Date().toISOString().slice(0, 10) }
  const save = (change: (decisions: Decisions) => void): Decisions => updateDecisions(config.decisions, key, change)
  if (args.mode === 'allow-text')
    return allowText(key, (hash) => save((change) => (change.pii_allowed[hash] = { scope: 'everywhere', ...by })))

  const path = `${config.review}/${REVIEW_QUEUE}`
  const threshold = config.profile.thresholds.pii_review
  const queue = await openQueue(path, relative(process.cwd(), path), { threshold, key })
  const decisions = readDecisions(config.decisions)
  const review = openReview({
    entries: queue.entries,
    decisions,
    allowed: config.profile.pii_allowed.filter((hash) => !Object.hasOwn(decisions.pii_allowed, hash)),
    by,
    save,
  })
  const seat = { queue, review, threshold, key }
  const sources = [...new Set(queue.entries.flatMap((entry) => entry.sources))]
  if (args.source !== undefined && sources.length > 0 && !sources.includes(args.source))
    throw new ArgumentError(`--source: found "${args.source}", of which no record is in the queue; expected one of ${sources.join(', ')}`)
  if (args.mode === 'list') console.log(summary(review))
  else if (args.mode === 'show') show(seat, args)
  else if (args.mode === 'decide') {
    console.log(decideAll(review, args.decide!, args))
    tellWhere(config.decisions)
  } else if (review.counts().open === 0) console.log(`${tally(review)}\nNothing waits for a decision.`)
  else if (!process.stdin.isTTY || !process.stdout.isTTY) {
    console.error(
      'A review needs a terminal, and here is none. Use --list for counts, --decide to decide without looking, or --show to print private text.',
    )
    return EXIT.couldNotRun
  } else {
    try {
      await runScreen(openScreen(seat, ANSI), process.stdin, process.stdout)
    } finally {
      console.log(tally(review))
      tellWhere(config.decisions)
    }
  }
  return EXIT.passed
}

const tellWhere = (file: string): void =>
  console.log(`Decisions: ${relative(process.cwd(), file)} (commit it). They hold from the next compile on: npm run compile`)

function show({ queue, review, threshold, key }: Parameters<typeof openScreen>[0], { type, source }: ReviewArguments): void {
  const styles = process.stdout.isTTY ? ANSI : PLAIN
  const { entries, mixed } = chosen(review, { type, source })
  for (const entry of [...entries, ...mixed]) {
    const open = new Set(review.openQuestions(entry).map(({ everywhere }) => everywhere))
    const shown = { item: itemOf(queue, entry), entry, isOpen: (hash: string) => open.has(hash), threshold, key }
    console.log([`== ${entry.sources.join(', ')}`, ...recordLines(shown, styles, process.stdout.columns ?? 120)].join('\n'))
  }
}

/** From standard input, so that the text stands in no shell's history and no list of processes. */
async function allowText(key: string, allow: (hash: string) => void): Promise<number> {
  if (process.stdin.isTTY) console.error('The text that is allowed in every record, then Ctrl-D:')
  const given = await readAll(process.stdin)
  if (allowedForm(given) === '') {
    console.error(`--allow-text: found no text on standard input; expected the text that the gate reported and that is no personal data`)
    return EXIT.couldNotRun
  }
  allow(allowedHash(key, given))
  console.log(`One text is allowed in every record from now on, recognised with ${PII_KEY_VARIABLE}.`)
  return EXIT.passed
}
