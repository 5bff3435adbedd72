/**
 * The quarantine as one page that opens from disk: what was kept out and why, and what waits for a person. It asks the network for nothing
 * (its own policy forbids it), runs only the script that it was written with, and holds references, reasons, kinds and scores: no text of a record.
 */
import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { LEDGER_KINDS } from '#contract/ledger.ts'
import type { Quarantine } from '../../gates/provenance/quarantine.ts'
import { KINDS, saysOf } from './words.ts'
import type { Waiting } from './waiting.ts'

export interface PageInput {
  /** How a person names the dataset. */
  dataset: string
  /** As the manifest states it; empty where it states none. */
  digest: string
  quarantine: Quarantine
  /** Null where there is no review queue. */
  waiting: Waiting | null
  /** Below which a finding is asked about. */
  threshold: number
}

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const number = (value: number): string => value.toLocaleString('en-US')
const plural = (count: number, one: string, many = `${one}s`): string => `${number(count)} ${count === 1 ? one : many}`

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (char) => ENTITIES[char]!)
/** JSON that no parser of HTML can leave. */
const embedded = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('>', '\\u003e')

const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** What the script draws: arrays, because names of fields would be most of the page. */
const drawn = ({ quarantine, waiting }: PageInput): unknown => ({
  ledger: quarantine.cells.map(({ source, kind, reason, lines, examples }) => [
    source,
    KINDS[kind] ?? 'unknown',
    saysOf(reason),
    lines,
    examples.map(({ ref, family, key, at, survivor = '', similarity, other }) => [
      ref,
      other === undefined ? family : `${family}, now ${other}`,
      key,
      at,
      survivor,
      similarity === undefined ? null : rounded(similarity),
    ]),
  ]),
  waiting: (waiting?.cells ?? []).map(({ source, type, records, findings, lowest, highest, examples }) => [
    source,
    type,
    records,
    findings,
    rounded(lowest),
    rounded(highest),
    examples.map(({ ref, findings: found, confidence }) => [ref, found, rounded(confidence)]),
  ]),
})

function factsOf({ quarantine, waiting }: PageInput): string {
  const byKind = new Map<string, number>()
  for (const { kind, lines } of quarantine.cells) byKind.set(kind, (byKind.get(kind) ?? 0) + lines)
  // In the order of the contract, which begins with what is not in the data.
  const order = [...LEDGER_KINDS, ...byKind.keys()]
  const facts = [...byKind]
    .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
    .map(([kind, lines]) => [number(lines), KINDS[kind] ?? 'unknown'])
  return [
    [number(quarantine.lines), 'lines of the ledger'],
    ...facts,
    ...(waiting === null ? [] : [[number(waiting.records), 'in the review queue']]),
  ]
    .map(([count, name]) => `<li><b>${count}</b>${name}</li>`)
    .join('')
}

const part = (
  id: string,
  { title, says, choice, counts, lines }: { title: string; says: string[]; choice: string; counts: string; lines: string },
): string => `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${says.map((line) => `<p class="muted">${line}</p>`).join('\n')}
<form role="search" aria-label="${title}">
<label>Search<input type="search" autocomplete="off" spellcheck="false"></label>
<label>${choice}<select><option value="">all</option></select></label>
<button type="button" class="all" hidden>Lines of all again</button>
</form>
<h3>${counts}</h3>
<div class="counts" data-label="${counts}"></div>
<h3>${lines}</h3>
<div class="lines" data-label="${lines}"></div>
</section>`

function ledgerPart({ quarantine }: PageInput): string {
  const { lines, unreadable, cells } = quarantine
  const shown = cells.reduce((sum, { examples }) => sum + examples.length, 0)
  if (lines === 0)
    return '<section id="nothing"><h2>Ledger</h2><p>The ledger is empty: nothing was kept out, or this dataset has none.</p></section>'
  return part('ledger', {
    title: 'Ledger',
    says: [
      `${plural(lines, 'line')}${unreadable === 0 ? '' : `, of which ${plural(unreadable, 'is no entry', 'are no entries')}`}. Every conversation that was read and is not in the data is one of them, and every change of family.`,
      shown < lines - unreadable
        ? `${number(shown)} of them are here: the first of every source and reason. The others are in the ledger's files.`
        : 'All of them are here.',
    ],
    choice: 'What became of it',
    counts: 'By source and reason',
    lines: 'Lines',
  })
}

function waitingPart({ waiting, threshold }: PageInput): string {
  if (waiting === null)
    return '<section id="no-queue"><h2>Review queue</h2><p>There is no review queue here: it stays where the dataset was compiled.</p></section>'
  if (waiting.cells.length === 0)
    return `<section id="no-queue"><h2>Review queue</h2><p>${waiting.records === 0 ? 'Nothing waits for a person.' : `${plural(waiting.records, 'record')} without a question below ${threshold}.`}</p></section>`
  return part('waiting', {
    title: 'Review queue',
    says: [
      `${plural(waiting.records, 'record')} in which something was found with a confidence below ${threshold}${waiting.unreadable === 0 ? '' : `; ${plural(waiting.unreadable, 'line is no record', 'lines are no records')}`}. A record with several types is counted with each.`,
      'Their texts are private and not in this page: <code>npm run review</code> shows them and takes decisions.',
    ],
    choice: 'Possible',
    counts: 'By source and type',
    lines: 'Records that wait',
  })
}

/** The whole page. */
export function quarantinePage(input: PageInput): string {
  const script = read('./browser.js')
  const style = read('./page.css')
  const of = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`
  const title = `Quarantine of ${escaped(input.dataset)}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${of(script)}; style-src ${of(style)}; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<a class="skip" href="#main">To the tables</a>
<header>
<h1>Quarantine of <bdi>${escaped(input.dataset)}</bdi></h1>
<p class="muted">What was kept out and why, by reference. ${input.digest === '' ? 'The dataset states no digest.' : `Digest <code>${escaped(input.digest)}</code>`}</p>
<ul class="facts">${factsOf(input)}</ul>
</header>
<main id="main" tabindex="-1">
<noscript><p>The tables need JavaScript. The ledger itself is text: <code>ledger/</code> below the dataset.</p></noscript>
${ledgerPart(input)}
${waitingPart(input)}
</main>
<script type="application/json" id="data">${embedded(drawn(input))}</script>
<script>${script}</script>
</body>
</html>
`
}
