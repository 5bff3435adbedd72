/** The shapes in order of preference: where two are equally sure of the same records, the earlier one reads them. */
import type { Shape, Unit } from '../shape.ts'
import { contextResponse } from './context-response.ts'
import { labelledText } from './labelled-text.ts'
import { messages } from './messages.ts'
import { preference } from './preference.ts'
import { promptResponse } from './prompt-response.ts'
import { sharegpt } from './sharegpt.ts'
import { transcript } from './transcript.ts'
import { turns } from './turns.ts'
import { utteranceRows } from './utterance-rows.ts'
import { windows } from './windows.ts'

export const SHAPES: readonly Shape[] = [
  preference,
  messages,
  sharegpt,
  contextResponse,
  turns,
  utteranceRows,
  promptResponse,
  windows,
  labelledText,
  transcript,
]

export interface ChosenShape {
  shape: Shape
  /** 0..1, as the shape itself says. */
  confidence: number
  /** The other shapes that could read these units, the surest first. */
  runnersUp: { name: string; confidence: number }[]
}

/** Below this, fewer than one unit in twenty is known to the shape: a guess, and no guess is made. */
const LEAST = 0.05

/** What a container yields: every JSON container yields JSON values. */
const kindOf = (container: string): string => container.replace(/^json-.*/, 'json')

/**
 * The shape that is surest of these units (up to 50, from the head of the object), or null where none is. With the name of their
 * container only shapes that understand it are asked.
 */
export function chooseShape(units: readonly Unit[], key: string, container?: string): ChosenShape | null {
  const asked = container === undefined ? SHAPES : SHAPES.filter(({ containers }) => containers.includes(kindOf(container)))
  const ranked = asked
    .map((shape) => ({ shape, confidence: shape.detect(units, key) }))
    .filter(({ confidence }) => confidence >= LEAST)
    .sort((a, b) => b.confidence - a.confidence)
  const [best, ...others] = ranked
  if (best === undefined) return null
  return { ...best, runnersUp: others.map(({ shape, confidence }) => ({ name: shape.name, confidence })) }
}
