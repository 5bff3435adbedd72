/** Waivers as a reader needs them: how long they hold. */
const DAY = 86_400_000

/** The last day still counts, in UTC, as for the gates. */
export function daysLeft(expires: string, today: Date): string {
  const left = Math.round((Date.parse(`${expires}T00:00:00Z`) - Date.parse(`${today.toISOString().slice(0, 10)}T00:00:00Z`)) / DAY)
  if (!Number.isFinite(left)) return 'no date'
  if (left < 0) return `expired ${-left === 1 ? 'a day' : `${-left} days`} ago`
  if (left === 0) return 'its last day'
  return left === 1 ? '1 day left' : `${left} days left`
}
