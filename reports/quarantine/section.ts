/** A section of the report: what was kept out and why, a line a source and reason, with examples by reference. */
import type { Quarantine } from '../../gates/provenance/quarantine.ts'
import { html, type Markup } from '../allure/overview/markup.ts'
import { tableOf } from '../allure/overview/pictures.ts'
import { number, plural } from '../charts/chart.ts'
import { KINDS, saysOf } from './words.ts'

const MOST_ROWS = 60
const EXAMPLES = 2

export function quarantineSection({ lines, unreadable, cells }: Quarantine): Markup {
  const rows = cells.slice(0, MOST_ROWS).map(({ source, kind, reason, lines: count, examples }) => [
    source,
    KINDS[kind] ?? 'unknown',
    saysOf(reason),
    count,
    examples
      .slice(0, EXAMPLES)
      .map(({ ref }) => ref)
      .join(', '),
  ])
  return html`<section class="so-by-gate" aria-labelledby="so-quarantine">
    <h2 id="so-quarantine" tabindex="-1">What was kept out, and why</h2>
    ${
      lines === 0
        ? html`<p>The ledger is empty: nothing was kept out, or this dataset has none.</p>`
        : html`<p>
              ${plural(lines, 'line')} of the ledger${unreadable > 0 && `, ${number(unreadable)} of which are no entries`}, by source and
              reason, the largest first${cells.length > MOST_ROWS && `; ${number(cells.length - MOST_ROWS)} smaller ones are left out`}.
              <code>npm run quarantine</code> writes them as a page to search, with what waits for a person.
            </p>
            <details ${rows.length <= 12 && html`open`}>
              <summary>By source and reason</summary>
              ${tableOf({ header: ['source', 'what became of it', 'because', 'lines', 'for example'], rows }, 'Kept out, by source and reason')}
            </details>`
    }
  </section>`
}
