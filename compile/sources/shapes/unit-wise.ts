/** A shape whose units stand alone: selection by `where`, then one unit at a time. Nothing is held between units. */
import type { Piece, Shape, ShapeOptions, Unit } from '../shape.ts'
import { leftOut } from './selection.ts'

export type UnitConverter = (unit: Unit, options: ShapeOptions & { key: string }) => Iterable<Piece>

const converters = new WeakSet<Shape['convert']>()

export function unitWise(convertUnit: UnitConverter): Shape['convert'] {
  const converter: Shape['convert'] = async function* convert(units, options) {
    for await (const unit of units) {
      const notSelected = leftOut(unit, options)
      if (notSelected !== undefined) yield notSelected
      else yield* convertUnit(unit, options)
    }
  }
  converters.add(converter)
  return converter
}

/** True where units of the shape stand alone, so that an object may be read in parts. */
export const isUnitWise = ({ convert }: Pick<Shape, 'convert'>): boolean => converters.has(convert)
