/** The eight gates and the contract: what each claims, how much it examined, and all that it rests on, a click away. */
import type { GateDetails } from '../../../gates/kit/verification-report.ts'
import type { Evidence } from '../../../gates/kit/evidence.ts'
import type { GateName } from '../../../gates/kit/gate.ts'
import { number, plural } from '../../charts/chart.ts'
import { html, type Markup } from './markup.ts'
import { badge, classOf, pageLink, type Property, type Story } from './story.ts'

const violationsOf = ({ violations }: GateDetails): number => Object.values(violations).reduce((sum, { count }) => sum + count, 0)

function rulesTable(story: Story, gate: GateName, { rules }: GateDetails, evidence: Evidence | undefined): Markup {
  const about = new Map(evidence?.rules.map((rule) => [rule.code, rule]))
  return html`<div class="so-scroll" tabindex="0" role="region" aria-label="Rules of the ${gate} gate">
    <table>
      <thead>
        <tr>
          <th scope="col">rule</th>
          <th scope="col">what holds</th>
          <th scope="col" class="so-right">examined</th>
          <th scope="col" class="so-right">violations</th>
          <th scope="col">shown to fail by</th>
        </tr>
      </thead>
      <tbody>
        ${rules.map(({ code, says, state, population, examined, violations, failure }) => {
          const { faults = [], emptyBecause } = about.get(code) ?? {}
          const seen = population === 0 ? `nothing: ${emptyBecause ?? 'found none'}` : `${number(examined)} of ${number(population)}`
          return html`<tr>
            <th scope="row">${badge(state)}<br />${pageLink(story, `signoff.${gate}.${code}`, html`<code>${code}</code>`)}</th>
            <td>${says}${violations === 0 && failure !== null && html` <strong>${failure}</strong>`}</td>
            <td class="so-right">${seen}</td>
            <td class="so-right">${number(violations)}</td>
            <td>
              ${
                faults.length > 0 &&
                html`<ul>
                  ${faults.map((says) => html`<li>${says.replace(/\.$/, '')}</li>`)}
                </ul>`
              }
            </td>
          </tr>`
        })}
      </tbody>
    </table>
  </div>`
}

function propertyList(story: Story, properties: readonly Property[]): Markup | false {
  if (properties.length === 0) return false
  return html`<h4>Properties of this dataset, over records drawn from it</h4>
    <ul>
      ${properties.map(
        ({ says, passed, runs, seed, key }) =>
          html`<li>
            ${badge(passed ? 'passed' : 'failed')} ${pageLink(story, key, says)} <span class="so-quiet">${runs} runs, seed ${seed}</span>
          </li>`,
      )}
    </ul>`
}

const notes = ({ warnings }: GateDetails): Markup | false =>
  warnings.length > 0 &&
  html`<details class="so-notes">
    <summary>${plural(warnings.length, 'note')}, no failure</summary>
    <ul>
      ${warnings.slice(0, 50).map((line) => html`<li>${line}</li>`)}
    </ul>
    ${warnings.length > 50 && html`<p>and ${number(warnings.length - 50)} more, in verification_report.json</p>`}
  </details>`

function gateCard(story: Story, gate: GateName, details: GateDetails): Markup {
  const { state, claim, rules, population, examined } = details
  const evidence = story.evidence[gate]
  const properties = story.properties.filter((property) => property.gate === gate)
  const faults = evidence?.rules.reduce((sum, rule) => sum + (rule.faults?.length ?? 0), 0) ?? 0
  const passed = rules.filter((rule) => rule.state === 'passed').length
  const ran = state !== 'not run'
  return html`<details class="so-gate so-${classOf(state)}" id="so-gate-${gate}">
    <summary>
      <span class="so-name">${badge(state)} <strong>${gate}</strong></span>
      <span class="so-claim">${claim === '' ? 'The gate did not run: it has no verdict.' : claim}</span>
      <span class="so-numbers">
        <span>${ran ? `${passed} of ${rules.length} rules` : 'no rule judged'}</span>
        <span
          >${ran ? `${examined === population ? 'all' : `${number(examined)} of`} ${number(population)} examined` : 'nothing examined'}</span
        >
        <span>${plural(violationsOf(details), 'violation')}</span>
      </span>
    </summary>
    <div class="so-inside">
      ${
        rules.length === 0
          ? html`<p>It left no evidence. A gate that did not run can not pass.</p>`
          : html`<p>
                ${pageLink(story, `signoff.${gate}.claim`, 'Open the page of its claim')}. ${plural(rules.length, 'rule')},
                ${plural(faults, 'planted fault')} that they are shown to fail by, in this project’s tests and, by
                <code>npm run faults</code>, in a copy of this dataset.
              </p>
              ${rulesTable(story, gate, details, evidence)}`
      }
      ${propertyList(story, properties)} ${notes(details)}
    </div>
  </details>`
}

export function gateSection(story: Story): Markup {
  const gates = Object.entries(story.verification.verification_details) as [GateName, GateDetails][]
  return html`<section aria-labelledby="so-gates">
    <h2 id="so-gates" tabindex="-1">Eight gates and the contract</h2>
    <div class="so-gates">${gates.map(([gate, details]) => gateCard(story, gate, details))}</div>
  </section>`
}
