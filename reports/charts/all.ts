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
  /** Null where the run left nothing to draw, or what it left can not be drawn. */
  drawn: { svg: string; alt: string; table: ReturnType<Chart['table']> } | null
  /** Why it can not be drawn: a picture less is no reason for a verdict not to be read. */
  problem?: string
}

/** Draws all of them, one after the other. */
export async function drawAll(material: Material, charts: readonly Chart[] = CHARTS): Promise<Picture[]> {
  const pictures: Picture[] = []
  for (const chart of charts) {
    try {
      pictures.push({ chart, drawn: await draw(chart, material) })
    } catch (error) {
      const why = error instanceof Error ? error.name : typeof error
      pictures.push({ chart, drawn: null, problem: `What the run left for this picture is not of the form that it should be (${why}).` })
    }
  }
  return pictures
}

async function draw(chart: Chart, material: Material): Promise<Picture['drawn']> {
  const data: unknown = chart.data(material)
  if (data === null) return null
  const alt = chart.alt(data)
  const isEmpty = Array.isArray(data) && data.length === 0
  const svg = isEmpty ? '' : await drawSvg(chart.spec(data), { name: chart.name, title: chart.title, alt })
  return { alt, svg, table: chart.table(data) }
}
