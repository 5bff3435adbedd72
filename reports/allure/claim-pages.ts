/** The first page of a gate tells what it measured, in words and pictures; the pictures are attachments, because Allure's own text has no place for them. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Picture } from '../charts/all.ts'
import { standAlone } from '../charts/render.ts'
import { coverageTable } from '../coverage/table.ts'
import type { Material } from '../charts/material.ts'
import type { AllureResult } from './results.ts'

/** Nothing of a name is read as Markdown or HTML. */
const plain = (text: string): string => text.replaceAll(/[\\`*_{}[\]()#+!|<>~&-]/g, (mark) => `&#${mark.charCodeAt(0)};`)

/** Adds to the claim of every gate the pictures that belong to it; their files go to `to`. */
export function withPictures(
  results: readonly AllureResult[],
  pictures: readonly Picture[],
  { coverage }: Material,
  to: string,
): AllureResult[] {
  for (const { chart, drawn } of pictures)
    if (drawn !== null && drawn.svg !== '') writeFileSync(join(to, `${chart.name}-attachment.svg`), standAlone(drawn.svg))
  const table = coverageTable(coverage)
  return results.map((result) => {
    const gate = /^signoff\.([a-z]+)\.claim$/.exec(result.testCaseId)?.[1]
    const own = pictures.flatMap(({ chart, drawn }) =>
      gate !== undefined && chart.gate === gate && drawn !== null ? [{ chart, drawn }] : [],
    )
    const said = [
      ...(result.description === undefined ? [] : [result.description]),
      ...own.map(({ chart, drawn }) => `**${plain(chart.title)}.** ${plain(drawn.alt)}`),
      ...(gate === 'coverage' && table !== '' ? [table] : []),
    ]
    if (said.length === 0) return result
    return {
      ...result,
      description: said.join('\n\n'),
      attachments: [
        ...result.attachments,
        ...own
          .filter(({ drawn }) => drawn.svg !== '')
          .map(({ chart }) => ({ name: chart.title, source: `${chart.name}-attachment.svg`, type: 'image/svg+xml' })),
      ],
    }
  })
}
