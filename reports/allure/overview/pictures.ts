/** The pictures, each with what is seen in it in words and, a click away, in numbers. */
import type { Table } from '../../charts/chart.ts'
import type { Picture } from '../../charts/all.ts'
import { number } from '../../charts/chart.ts'
import { html, type Markup, trusted } from './markup.ts'
import type { Story } from './story.ts'

/** A table of more rows is no table for a reader; what has so many is in the evidence. */
const MOST_ROWS = 200

export function tableOf({ header, rows }: Table, caption: string): Markup {
  return html`<div class="so-scroll" tabindex="0" role="region" aria-label="${caption}">
    <table>
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${header.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, MOST_ROWS).map(
          (row) =>
            html`<tr>
              ${row.map((cell, at) =>
                at === 0
                  ? html`<th scope="row">${cell}</th>`
                  : html`<td class="${typeof cell === 'number' ? 'so-right' : ''}">${typeof cell === 'number' ? number(cell) : cell}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
    ${rows.length > MOST_ROWS && html`<p>and ${number(rows.length - MOST_ROWS)} more rows</p>`}
  </div>`
}

function figure({ chart, drawn, problem }: Picture): Markup {
  return html`<figure class="so-figure" id="so-figure-${chart.name}">
    <h3>${chart.title}</h3>
    ${
      drawn === null
        ? html`<p class="so-quiet">${problem ?? chart.missing}</p>`
        : html`${trusted(drawn.svg)}
            <figcaption>${drawn.alt}</figcaption>
            <details>
              <summary>The same in numbers<span class="so-hidden">: ${chart.title}</span></summary>
              ${tableOf(drawn.table, chart.title)}
            </details>`
    }
  </figure>`
}

export const pictureSection = ({ pictures }: Story): Markup =>
  html`<section aria-labelledby="so-pictures">
    <h2 id="so-pictures" tabindex="-1">The dataset in pictures</h2>
    <div class="so-figures">${pictures.map(figure)}</div>
  </section>`
