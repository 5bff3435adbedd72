/** For tests: runs a shape over values as if a container had read them, and sums up the accounting. */
import type { Piece, Shape, ShapeOptions, Unit } from '../shape.ts'

export const unitsOf = (values: readonly unknown[]): Unit[] => values.map((value, index) => ({ position: { record: index + 1 }, value }))

export async function convertAll(
  shape: Shape,
  values: readonly unknown[],
  options: ShapeOptions & { key?: string } = {},
): Promise<Piece[]> {
  const pieces: Piece[] = []
  const units = (async function* () {
    yield* unitsOf(values)
  })()
  for await (const piece of shape.convert(units, { key: 'file.jsonl', ...options })) pieces.push(piece)
  return pieces
}

/** A piece in short: `u:`, `a:`, `s:`, `t:` before each message, `|` between; for anything else its reason. */
export function brief(piece: Piece): string {
  if (piece.kind !== 'conversation') return `${piece.kind} ${piece.reject.reason}`
  return piece.conversation.messages.map(({ role, content }) => `${role[0]}:${content}`).join('|')
}

export const briefly = async (shape: Shape, values: readonly unknown[], options: ShapeOptions & { key?: string } = {}): Promise<string[]> =>
  (await convertAll(shape, values, options)).map(brief)

/** Raw units that the pieces account for: what must equal the units read. */
export function accounted(pieces: readonly Piece[]): number {
  let units = 0
  for (const piece of pieces) {
    units += piece.joined ?? 0
    if (piece.kind === 'unit_rejected' || piece.kind === 'ceded') units++
    else units += 1 - (piece.cut ?? 0)
  }
  return units
}
