/** Wilson score interval for a share (Wilson 1927), 95% by default: honest near 0 and 1, where the normal one is not. [0, 1] for no trials. */
export function wilson(hits: number, trials: number, z = 1.959964): [number, number] {
  if (trials === 0) return [0, 1]
  const share = hits / trials
  const spread = z * Math.sqrt((share * (1 - share)) / trials + (z * z) / (4 * trials * trials))
  const scale = 1 + (z * z) / trials
  const centre = share + (z * z) / (2 * trials)
  return [Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale)]
}
