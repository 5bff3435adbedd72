/** Lengths in octaves: a bin ends at twice its beginning, so that "twice as long" is one bin, whether of 20 tokens or of 2,000. */

export const OCTAVES = 24

/** 0 and 1 lie in the first bin, 2 and 3 in the second, 4 to 7 in the third; everything from 2^23 on in the last. */
export const octaveOf = (length: number): number => (length < 2 ? 0 : Math.min(OCTAVES - 1, Math.floor(Math.log2(length))))

/** `4-7`, as a reader sees it. */
export function octaveName(bin: number): string {
  if (bin === 0) return '0-1'
  const from = 2 ** bin
  return bin === OCTAVES - 1 ? `${from} and more` : `${from}-${2 * from - 1}`
}
