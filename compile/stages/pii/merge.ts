import type { Entity } from './detector.ts'

/**
 * One list without overlaps, in order of place. Where findings overlap, the surer one gives type and detector and the
 * union is covered, so that no half of a value is left; an unsure finding never stretches a sure one. At equal confidence the longer wins, then the first.
 */
export function withoutOverlaps(findings: Entity[], threshold: number): Entity[] {
  findings.sort((a, b) => a.start - b.start || b.confidence - a.confidence || b.end - a.end)
  const merged: Entity[] = []
  for (const next of findings) {
    const last = merged.at(-1)
    if (last === undefined || next.start >= last.end) {
      merged.push({ ...next })
      continue
    }
    const better =
      next.confidence > last.confidence || (next.confidence === last.confidence && next.end - next.start > last.end - last.start)
        ? next
        : last
    const both = next.confidence >= threshold === last.confidence >= threshold
    const [start, end] = both ? [last.start, Math.max(last.end, next.end)] : [better.start, better.end]
    merged[merged.length - 1] = { ...better, start, end }
  }
  return merged
}
