/** A section of the report: what moved since the previous version, in numbers, in distances and in records. */
import type { Drift, NoDrift } from '../../gates/drift/measure.ts'
import type { Move } from '../../gates/drift/records.ts'
import { html, type Markup } from '../allure/overview/markup.ts'
import { tableOf } from '../allure/overview/pictures.ts'
import type { DatasetMetrics } from '../history/metrics.ts'
import { releases } from '../history/read.ts'
import { changes } from '../history/trend.ts'
import { AXES, distance, factorWords, isViolation, KINDS, number, plural, share } from './words.ts'

/** References of a move that are shown; the evidence has more. */
const MOST_REFERENCES = 3

function numbers(versions: readonly DatasetMetrics[]): Markup {
  const [before, after] = releases(versions).slice(-2)
  if (before === undefined || after === undefined) return html`<p>This is the first version in the history of this dataset.</p>`
  const moved = changes(before, after)
  const since = `Since ${before.dataset_digest.slice(0, 12)}…, judged ${before.judged_at.slice(0, 10)}`
  if (moved.length === 0) return html`<p>${since}, no number moved.</p>`
  return html`<p>${since}: ${moved.length === 1 ? '1 number' : `${moved.length} numbers`} moved.</p>
    <details ${moved.length <= 8 && html`open`}>
      <summary>Numbers before and now</summary>
      ${tableOf({ header: ['of', 'before', 'now', 'change'], rows: moved.map(({ of, before: from, after: to, by }) => [of, from, to, by]) }, 'Numbers before and now')}
    </details>`
}

function axes({ axes: all, thresholds, shares: named }: Drift): Markup {
  const hasMoved = (axis: string): boolean => named.some(({ kind, moved }) => moved && kind === axis)
  return html`<p class="so-quiet">
      Distance of Jensen and Shannon: 0 for equal shares, 1 for nothing in common. Told from ${thresholds.distance} on (a stability index of
      about 0.1), and only beyond what chance does to as many. A version may be meant to differ: this is a report, and no gate.
    </p>
    ${tableOf(
      {
        header: ['drift of', 'distance', 'by chance up to', 'counted before', 'counted now', ''],
        rows: all.map(({ axis, distance: found, chance, drifted, before, after }) => [
          AXES[axis],
          distance(found),
          distance(chance),
          before,
          after,
          drifted ? 'drifted' : hasMoved(axis) ? 'a share moved' : '',
        ]),
      },
      'Drift by what is compared',
    )}`
}

function shares(drift: Drift): Markup | false {
  const moved = drift.shares.filter((each) => each.moved)
  if (moved.length === 0) return false
  return html`<h3>Shares that moved by a factor of ${drift.thresholds.factor} or more</h3>
    ${tableOf(
      {
        header: ['conversations with', 'before', 'now', 'share before', 'share now', 'factor'],
        rows: moved.map(({ kind, name, before, after, factor }) => [
          `${KINDS[kind]} ${name}`,
          before,
          after,
          share(before, drift.previous.conversations),
          share(after, drift.current.conversations),
          factorWords(factor),
        ]),
      },
      'Shares that moved',
    )}`
}

const moves = (what: 'split' | 'family', all: readonly Move[]): Markup | false =>
  all.length > 0 &&
  tableOf(
    {
      header: [`${what} before`, `${what} now`, 'records', 'for example'],
      rows: all.map((move) => [
        move.from,
        what === 'split' && isViolation(move) ? `${move.to}: a violation of leakage.moved_to_train` : move.to,
        move.records,
        move.references
          .slice(0, MOST_REFERENCES)
          .map(({ now, was }) => `${was} is now ${now}`)
          .join('; '),
      ]),
    },
    `Records in another ${what}`,
  )

function records({ records: all }: Drift): Markup {
  if (all === null)
    return html`<p>
      Which records were added, removed or moved is not known: only the counts of the previous version are here. Name its folder (PREVIOUS)
      to see them.
    </p>`
  const moved = all.splits.reduce((sum, move) => sum + move.records, 0)
  return html`<h3>Records</h3>
    <p>
      ${number(all.kept)} kept, ${number(all.added)} added, ${number(all.removed)} removed;
      ${moved === 0 ? 'none that was kept lies in another split' : `${plural(moved, 'kept record')} in another split`}.${all.unidentified > 0 && ` ${plural(all.unidentified, 'record')} of the two versions without an id.`}
    </p>
    ${moves('split', all.splits)} ${moves('family', all.families)}
    ${
      all.added + all.removed > 0 &&
      html`<details>
        <summary>Added and removed by family</summary>
        ${tableOf({ header: ['family', 'kept', 'added', 'removed'], rows: all.by_family.map(({ family, kept, added, removed }) => [family, kept, added, removed]) }, 'Records by family')}
      </details>`
    }`
}

function measured(drift: Drift): Markup {
  const { previous, drifted } = drift
  const against = previous.digest === '' ? 'a version that states no digest' : `${previous.digest.slice(0, 12)}…`
  return html`<p>
      Against ${against}
      (${plural(previous.conversations, 'conversation')}${drift.from === 'history' && '; its counts, as the history keeps them'}):
      <strong>${drifted.length === 0 ? 'nothing drifted' : `drifted in ${drifted.join(', ')}`}</strong>.
    </p>
    ${drift.notes.map((note) => html`<p class="so-note">${note}</p>`)} ${axes(drift)} ${shares(drift)} ${records(drift)}`
}

/** `versions`: oldest first, this judgement included. */
export const previousSection = ({ drift, versions }: { drift: Drift | NoDrift; versions: readonly DatasetMetrics[] }): Markup =>
  html`<section class="so-by-gate" aria-labelledby="so-previous">
    <h2 id="so-previous" tabindex="-1">Since the previous version</h2>
    ${numbers(versions)} ${drift.from === null ? html`<p>Drift is not measured: ${drift.why}.</p>` : measured(drift)}
  </section>`
