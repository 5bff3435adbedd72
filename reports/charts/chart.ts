/** The one form of a picture: what it is drawn from, its Vega-Lite specification, and the same in words and in numbers for who can not see it. */
import type { TopLevelSpec } from 'vega-lite'
import type { GateName } from '../../gates/kit/gate.ts'
import type { Material } from './material.ts'

export interface Table {
  header: readonly string[]
  rows: readonly (readonly (string | number)[])[]
}

export interface Chart<Data = any> {
  /** Its file's name; unique. */
  name: string
  title: string
  /** The gate on whose page it stands too; undefined where it belongs to none. */
  gate?: GateName
  /** What it is drawn from, taken out of what a run left; null where the run left nothing to draw. */
  data(material: Material): Data | null
  /** Said in the picture's place. */
  missing: string
  spec(data: Data): TopLevelSpec
  /** What a person sees in it, in a sentence or two. */
  alt(data: Data): string
  table(data: Data): Table
}

/** Keeps `data`, `spec`, `alt` and `table` of one chart to one type. */
export const defineChart = <Data>(chart: Chart<Data>): Chart<Data> => chart

export const number = (value: number): string => value.toLocaleString('en-US')

/** `12.5%`; a share that is above nothing is never shown as 0%. */
export function percent(share: number): string {
  if (share > 0 && share < 0.001) return '<0.1%'
  return `${Number((100 * share).toFixed(1))}%`
}

/** `3 families`, `1 family`. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${number(count)} ${count === 1 ? one : many}`

/** A picture of more rows than this is no picture; the table beside it has all of them. */
export const MOST_ROWS = 40

/** A name may be as long as a signer likes; a label is not. What the profile does not know is counted under `?`. */
export const short = (name: string, most = 34): string =>
  name === '?' ? 'unknown to the profile' : name.length > most ? `${name.slice(0, most - 1)}…` : name

/** Names in a sentence: each cut, and no more of them than a picture has rows. */
export function listed(names: readonly string[]): string {
  const more = names.length - MOST_ROWS
  return `${names
    .slice(0, MOST_ROWS)
    .map((name) => short(name, 60))
    .join(', ')}${more > 0 ? ` and ${number(more)} more` : ''}`
}
