/** Waivers of the signer, each with who answers for it: what they cover has failed, and stays visible as that. */
import { plural } from '../../charts/chart.ts'
import { html, type Markup } from './markup.ts'
import { pageLink, type Story } from './story.ts'

export function waiverSection(story: Story): Markup {
  const all = Object.entries(story.verification.verification_details).flatMap(([gate, { waivers }]) =>
    waivers.map((waiver) => ({ ...waiver, gate })),
  )
  if (all.length === 0) return html``
  const wrong = all.filter(({ problem }) => problem !== undefined).length
  return html`<section class="so-waivers" aria-labelledby="so-waivers">
    <h2 id="so-waivers" tabindex="-1">${plural(all.length, 'waiver')} in the signer’s profile</h2>
    <p>
      A waived failure has not passed. It stands because its owner answers for it until the day
      given.${wrong > 0 && html` <strong>${plural(wrong, 'waiver is itself a failure', 'waivers are themselves failures')}.</strong>`}
    </p>
    <div class="so-scroll" tabindex="0" role="region" aria-label="Waivers">
      <table>
        <thead>
          <tr>
            <th scope="col">gate and rule</th>
            <th scope="col">for</th>
            <th scope="col">owner</th>
            <th scope="col">reason</th>
            <th scope="col">expires</th>
            <th scope="col">covers</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            ({ gate, rule, subject, owner, reason, expires, covers, problem }) =>
              html`<tr>
                <th scope="row">${pageLink(story, `signoff.${gate}.${rule}`, `${gate}: ${rule}`)}</th>
                <td>${subject === '*' ? 'everything that the rule found' : html`<code>${subject}</code>`}</td>
                <td>${owner}</td>
                <td>${reason}</td>
                <td class="so-date">${expires}</td>
                <td>${problem === undefined ? plural(covers, 'failure') : html`<strong class="so-bad">${problem}</strong>`}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`
}
