/** All pictures, in the order in which a reader meets them. */
import type { Chart } from './chart.ts'
import { coverageChart } from './coverage.ts'
import { curriculumChart } from './curriculum.ts'
import { flowChart } from './flow.ts'
import { historyChart } from './history.ts'
import type { Material } from './material.ts'
import { piiChart } from './pii.ts'
import { drawSvg } from './render.ts'
import { similarityChart } from './similarity.ts'
import { splitChart } from './split.ts'
import { tokensChart } from './tokens.ts'
import { turnsChart } from './turns.ts'

export const CHARTS: readonly Chart[] = [
  coverageChart,
  splitChart,
  flowChart,
  piiChart,
  similarityChart,
  curriculumChart,
  tokensChart,
  turnsChart,
  historyChart,
]

export interface Picture {
  chart: Chart
  /** Null where the run left nothing to draw. */
  drawn: { svg: string; alt: string; table: ReturnType<Chart['table']> } | null
}

/** Draws all of them, one after the other. */
export async function drawAll(material: Material, charts: readonly Chart[] = CHARTS): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const chart of charts) {
    const data: unknown = chart.data(material)
    if (data === null) {
      pictures.push({ chart, drawn: null })
      continue
    }
    const alt = chart.alt(data)
    const isEmpty = Array.isArray(data) && data.length === 0
    pictures.push({
      chart,
      drawn: {
        alt,
        svg: isEmpty ? '' : await drawSvg(chart.spec(data), { name: chart.name, title: chart.title, alt }),
        table: chart.table(data),
      },
    })
  }
  return pictures
}
