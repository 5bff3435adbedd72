/** What stands in the way of a signoff: every rule that is not passed, in plain words, with what to do and the first records at fault. */
import type { GateDetails } from '../../../gates/kit/verification-report.ts'
import type { GateName } from '../../../gates/kit/gate.ts'
import type { GateState, Violation } from '../../../gates/kit/violation.ts'
import { number } from '../../charts/chart.ts'
import { html, type Markup } from './markup.ts'
import { badge, classOf, pageLink, type Story } from './story.ts'

/** So many violations of a rule are shown here; its page has fifty, and says how many there are. */
const SHOWN = 5

function samplesTable(samples: readonly Violation[], count: number): Markup | false {
  if (samples.length === 0) return false
  const shown = samples.slice(0, SHOWN)
  const caused = shown.some(({ cause }) => cause !== undefined)
  return html`<div class="so-scroll" tabindex="0" role="region" aria-label="The first violations">
      <table class="so-samples">
        <thead>
          <tr>
            <th scope="col">where</th>
            <th scope="col">found</th>
            <th scope="col">expected</th>
            ${caused && html`<th scope="col">see also</th>`}
          </tr>
        </thead>
        <tbody>
          ${shown.map(
            ({ subject, found, expected, cause }) =>
              html`<tr>
                <td><code>${subject}</code></td>
                <td>${found}</td>
                <td>${expected}</td>
                ${caused && html`<td>${cause !== undefined && html`<code>${cause}</code>`}</td>`}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${count > shown.length && html`<p class="so-quiet">and ${number(count - shown.length)} more</p>`}`
}

function ruleCard(story: Story, gate: string, code: string, state: GateState, details: GateDetails): Markup {
  const rule = details.rules.find((candidate) => candidate.code === code)
  const { count = 0, says = '', todo = '', samples = [] } = details.violations[code] ?? {}
  return html`<article class="so-card so-${classOf(state)}">
    <h4>${badge(state)} ${pageLink(story, `signoff.${gate}.${code}`, code)} <span class="so-count">${rule?.failure ?? ''}</span></h4>
    <p><strong>Expected.</strong> ${says}</p>
    <p><strong>What to do.</strong> ${todo}</p>
    ${samplesTable(samples, count)}
  </article>`
}

/** A gate that has no verdict of its own, or failed by more than its rules. */
function otherCard(story: Story, gate: GateName, details: GateDetails): Markup | false {
  const says = new Set(details.rules.map((rule) => rule.says))
  const tests = details.failed_tests.filter((name) => !says.has(name))
  if (details.state !== 'not run' && tests.length + details.errors.length === 0) return false
  return html`<article class="so-card so-${classOf(details.state)}">
    <h4>${badge(details.state)} ${pageLink(story, `signoff.${gate}.claim`, gate)}</h4>
    ${
      details.state === 'not run' &&
      html`<p>
          <strong>The gate did not run.</strong> It judges every record; without its verdict nothing is known of what it claims, and nothing
          is signed off.
        </p>
        <p><strong>What to do.</strong> Mend what is named here or in the terminal, and run the gates again.</p>`
    }
    ${
      tests.length > 0 &&
      html`<p><strong>Failed besides its rules:</strong></p>
        <ul>
          ${tests.map((name) => html`<li>${name}</li>`)}
        </ul>`
    }
    ${
      details.errors.length > 0 &&
      html`<p><strong>Errors of the run:</strong></p>
        <ul>
          ${details.errors.map((line) => html`<li>${line}</li>`)}
        </ul>`
    }
  </article>`
}

export function failureSection(story: Story): Markup {
  const gates = Object.entries(story.verification.verification_details) as [GateName, GateDetails][]
  const cards = gates.flatMap(([gate, details]) => {
    const rules = details.rules.filter(({ state }) => state === 'failed' || state === 'waived')
    const own = [otherCard(story, gate, details), ...rules.map(({ code, state }) => ruleCard(story, gate, code, state, details))].filter(
      (card) => card !== false,
    )
    return own.length === 0
      ? []
      : [
          html`<section class="so-by-gate" aria-label="${gate}">
            <h3>${gate}</h3>
            <p class="so-claim">${details.claim}</p>
            ${own}
          </section>`,
        ]
  })
  if (cards.length === 0) return html``
  const title = story.verification.verdict === 'waived' ? 'What failed, and is waived' : 'What stands in the way'
  return html`<section aria-labelledby="so-failures">
    <h2 id="so-failures" tabindex="-1">${title}</h2>
    <p class="so-quiet">
      A reference names a file of the dataset and a line in it (<code>train/train_000.jsonl:12</code>): nothing of a record’s text is in
      this report. To look at one: <code>sed -n 12p train/train_000.jsonl</code> in the dataset’s folder.
    </p>
    ${cards}
  </section>`
}
