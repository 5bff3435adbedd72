/** The head of the report: the verdict in a word and in a sentence, and what a signer compares. */
import { number, plural } from '../../charts/chart.ts'
import { gatesInWords, WORDS } from '../facts.ts'
import { html, type Markup } from './markup.ts'
import { badge, classOf, type Story } from './story.ts'

function sentenceOf({ verification }: Story): string {
  const { verdict, states, statistics } = verification
  const over = statistics === null ? '' : ` over all ${plural(statistics.total.conversations, 'conversation')}`
  switch (verdict) {
    case 'passed':
      return `Every gate examined what it judges${over}, and found no violation.`
    case 'waived':
      return `Not passed: what failed is waived by its owner, as listed below. ${gatesInWords(verification)}.`
    case 'not run':
      return `There is no verdict: a gate that did not run has not passed. ${gatesInWords(verification)}.`
    case 'failed': {
      const failed = Object.values(states).filter((state) => state === 'failed').length
      return `${failed === 0 ? 'The gates judged different datasets' : `${plural(failed, 'gate')} failed`}${over}: this dataset is not fit to train on as it is. ${gatesInWords(verification)}.`
    }
  }
}

function factsOf({ verification, evidence }: Story): [string, string | Markup][] {
  const details = Object.values(verification.verification_details)
  const sum = (of: (gate: (typeof details)[number]) => number): number => details.reduce((total, gate) => total + of(gate), 0)
  const violations = sum(({ violations: found }) => Object.values(found).reduce((total, { count }) => total + count, 0))
  const total = verification.statistics?.total
  const taken = Object.values(evidence).find((left) => left?.census != null)?.census
  const hash = (value: string | undefined): string | Markup => (value ? html`<code>${value}</code>` : 'unknown')
  const waivers = sum((gate) => gate.waivers.length)
  return [
    ['Conversations', total === undefined ? 'unknown' : number(total.conversations)],
    ['Tokens, about', total === undefined ? 'unknown' : number(total.total_tokens_approx)],
    ['Checks made', `${number(sum(({ examined }) => examined))} of ${number(sum(({ population }) => population))}`],
    ['Violations', number(violations)],
    ['Waivers', waivers === 0 ? 'none: nothing is waived' : number(waivers)],
    ['Judged at', timeOf(verification.verification_timestamp)],
    ['Seed', String(verification.seed)],
    ['Contract version', verification.contract_version],
    ...(taken == null
      ? []
      : ([
          [
            'Shards read',
            taken.shards_reused === 0
              ? `${number(taken.shards_examined)}, all in this run`
              : `${number(taken.shards_examined)} in this run, ${number(taken.shards_reused)} by sealed evidence of the same bytes`,
          ],
        ] as [string, string][])),
    ['Dataset digest', hash(verification.dataset_digest)],
    ['Signer’s profile', hash(verification.profile_sha256)],
  ]
}

/** `2026-11-23 04:07 UTC`; anything else as it stands. */
const timeOf = (time: string): string => time.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d(?:\.\d+)?Z$/, '$1 $2 UTC')

export function verdictSection(story: Story): Markup {
  const { verdict, dataset, note } = story.verification
  return html`<header class="so-verdict so-${classOf(verdict)}">
    <p class="so-said">${badge(verdict)} <span>${WORDS[verdict]}</span></p>
    <h1><bdi>${dataset}</bdi></h1>
    <p class="so-lead">${sentenceOf(story)}</p>
    ${note !== undefined && html`<p class="so-note"><strong>Note of the run:</strong> ${note}</p>`}
    <dl class="so-facts">
      ${factsOf(story).map(
        ([name, value]) =>
          html`<div class="${typeof value === 'string' ? '' : 'so-wide'}">
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
  </header>`
}
