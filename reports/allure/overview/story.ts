/** What the overview is told from. */
import type { Picture } from '../../charts/all.ts'
import type { Material } from '../../charts/material.ts'
import type { GateName } from '../../../gates/kit/gate.ts'
import type { GateState } from '../../../gates/kit/violation.ts'
import type { AllureResult } from '../results.ts'
import { html, type Markup } from './markup.ts'

/** A property of the dataset, as its test fared. */
export interface Property {
  gate: string
  says: string
  passed: boolean
  runs: string
  seed: string
  key: string
}

export interface Story extends Material {
  pictures: readonly Picture[]
  properties: readonly Property[]
  /** Id of a result's page by its test case (`signoff.<gate>.<key>`). */
  pages: ReadonlyMap<string, string>
  /** Further sections between the gates and the pictures, each with its heading. */
  sections: readonly Markup[]
}

export function propertiesOf(results: readonly AllureResult[]): Property[] {
  const labelOf = ({ labels }: AllureResult, name: string): string => labels.find((label) => label.name === name)?.value ?? ''
  const parameterOf = ({ parameters }: AllureResult, name: string): string =>
    (parameters as { name: string; value: string }[]).find((parameter) => parameter.name === name)?.value ?? '?'
  return results
    .filter((result) => labelOf(result, 'story') === 'properties')
    .map((result) => ({
      gate: labelOf(result, 'epic'),
      says: result.name,
      passed: result.status === 'passed',
      runs: parameterOf(result, 'runs'),
      seed: parameterOf(result, 'seed'),
      key: result.testCaseId,
    }))
}

/** A shape, a word and a colour for every state. */
const SIGNS: Record<GateState, string> = { passed: '✓', waived: '◇', failed: '✕', 'not run': '–' }

export const classOf = (state: GateState): string => state.replace(' ', '-')
export const badge = (state: GateState): Markup =>
  html`<span class="so-state so-${classOf(state)}"><span aria-hidden="true">${SIGNS[state]}</span> ${state}</span>`

export const gateTitle = (gate: GateName): string => (gate === 'contract' ? 'contract' : gate)

/** A link to the page of a result, or the text alone where there is none. */
export function pageLink({ pages }: Pick<Story, 'pages'>, testCase: string, text: string | Markup): Markup {
  const id = pages.get(testCase)
  return id === undefined ? html`${text}` : html`<a href="#${id}">${text}</a>`
}
