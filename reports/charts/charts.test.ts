import { expect, test } from 'vitest'
import { CHARTS, drawAll } from './all.ts'
import { standAlone } from './render.ts'
import { emptyMaterial, specimenMaterial } from './specimen.ts'

const HOSTILE = '"></text></svg><script>alert(1)</script><!--&amp;\u202e'
const PHASE = 'stage1_foundation'

const drawn = await drawAll(specimenMaterial('sarcasm', PHASE))
const said = Object.fromEntries(drawn.map(({ chart, drawn: picture }) => [chart.name, picture?.alt]))

test('what is seen is said, with the numbers that it is drawn from', () => {
  expect(said).toEqual({
    coverage: '4 families: 1 present, 1 partial, 1 missing, 1 waived. missing: lost. waived: gone. partial: other.',
    split:
      'Of 100 conversations, 90% lie in train, 4% lie in val, 6% lie in test. In test as a whole: other. The dashed line is the 90% that train is to have of what no holdout forces to test.',
    // 110 read and none generated, 2 of them moved from the one family to the other: nothing is counted twice.
    flow: 'Of 110 conversations that were read or generated, 100 (90.9%) were kept. Removed: exact duplicate 7, near-duplicate 3.',
    pii: '1,200 placeholders stand for what was masked, of 1 type; the second scan found 1 left in the published text, and 2 that the profile allows.',
    similarity:
      'The threshold is 0.95. Of 42 pairs of records that stayed, drawn by the audit, 0 reach it; the most similar lies below 0.90. 10 duplicates were removed, 7 of them equal to their survivor, the least similar at 0.96.',
    curriculum: '2 parts of 1 stage. Starved: other of stage1_foundation (20% of its mix).',
    tokens: 'The middle conversation of every phase has 5–8 tokens. None is longer than the context that its phase trains with.',
    turns: 'The middle conversation of every phase has 2 turns.',
    history:
      '2 judgements on record; the last one says passed. Since the one before: conversations from 90 to 100, tokens, about from 9,000 to 10,000.',
  })
})

test.each(CHARTS.map((chart) => [chart.name, chart] as const))('%s: a run that left nothing is told, and not drawn', async (_, chart) => {
  expect(chart.data(emptyMaterial())).toBeNull()
  expect(chart.missing).toMatch(/\.$/)
})

test.each(drawn.map((picture) => [picture.chart.name, picture] as const))(
  '%s: has a name, a description, its own ids and no fixed colour',
  (name, picture) => {
    const { svg, alt, table } = picture.drawn!
    expect(svg).toMatch(new RegExp(`^<svg[^>]* role="img" aria-labelledby="so-${name}-title so-${name}-desc"`))
    expect(svg).toContain(`<title id="so-${name}-title">${picture.chart.title}</title><desc id="so-${name}-desc">`)
    expect(alt.length).toBeGreaterThan(20)
    for (const [, id] of svg.matchAll(/\bid="([^"]+)"/g)) expect(id).toMatch(new RegExp(`^so-${name}-`))
    expect(svg.match(/="#[0-9a-f]{6}"/g) ?? []).toEqual([])
    expect(svg).not.toMatch(/aria-roledescription|<style|<script|href=/)
    for (const row of table.rows) expect(row).toHaveLength(table.header.length)
  },
)

test('the same material gives the same bytes, in whatever order the pictures are drawn', async () => {
  const again = await drawAll(specimenMaterial('sarcasm', PHASE), CHARTS.toReversed())
  expect(again.toReversed().map(({ drawn: picture }) => picture!.svg)).toEqual(drawn.map(({ drawn: picture }) => picture!.svg))
})

test('names are text in a picture, and no markup', async () => {
  const pictures = await drawAll(specimenMaterial(HOSTILE, HOSTILE))
  const named = pictures.filter(({ drawn: picture }) => picture!.svg.includes('&lt;/svg&gt;'))
  expect(named.map(({ chart }) => chart.name)).toEqual(['coverage', 'split', 'flow', 'curriculum', 'tokens', 'turns'])
  for (const { drawn: picture } of pictures) {
    expect(picture!.svg.match(/<script|<!--/g)).toBeNull()
    expect(picture!.svg.match(/<\/svg>/g)).toHaveLength(1)
  }
})

test('a name of a million letters is cut, and thousands of families are forty rows', async () => {
  const material = specimenMaterial('x'.repeat(1_000_000), PHASE)
  material.coverage.push(...Array.from({ length: 5000 }, (_, at) => ({ ...material.coverage[0]!, family: `family ${at}` })))
  material.flow.push(...Array.from({ length: 5000 }, (_, at) => ({ ...material.flow[0]!, family: `family ${at}` })))
  for (const { drawn: picture } of await drawAll(material)) expect(picture!.svg.length).toBeLessThan(200_000)
})

test('tokens beyond the context of a phase are told; what the profile does not know has no name', async () => {
  const material = specimenMaterial('sarcasm', PHASE)
  // The step of 4,097 to 8,192 lies above the 4,096 of stage 1 as a whole; that of 2,049 to 4,096 does not.
  const long = [...Array<number>(12).fill(0), 90, 10]
  material.lengths = [
    { phase: PHASE, conversations: 100, tokens: long, turns: [0, 100] },
    { phase: '?', conversations: 1, tokens: [1], turns: [1] },
  ]
  const [tokens] = await drawAll(
    material,
    CHARTS.filter(({ name }) => name === 'tokens'),
  )
  expect(tokens!.drawn!.alt).toBe(
    'The middle conversation has from 1 tokens (unknown to the profile) to 2k–4k (stage1_foundation). Longer than the context of their phase: 10% of stage1_foundation.',
  )
})

test('evidence of another form costs the pictures that are drawn from it, and no other', async () => {
  const material = specimenMaterial('sarcasm', PHASE)
  material.coverage = [null] as never
  material.lengths = [{ phase: PHASE }] as never
  const pictures = await drawAll(material)
  expect(pictures.filter(({ drawn: picture }) => picture === null).map(({ chart }) => chart.name)).toEqual(['coverage', 'tokens', 'turns'])
  expect(pictures[0]!.problem).toBe('What the run left for this picture is not of the form that it should be (TypeError).')
})

test('a file of its own brings its colours for light and for dark', () => {
  expect(standAlone('<svg width="1"><g/></svg>')).toMatch(
    /^<svg width="1"><style>svg\{--so-ink:#1d2530;.*\}@media \(prefers-color-scheme:dark\)\{svg\{--so-ink:#e8ebef;.*\}\}<\/style><g\/><\/svg>$/,
  )
})
