/** The share of a needle's distinct grams that a record holds, by 53-bit keys: wrong with a chance of about 1e-12 a comparison, and cheap. */
import { type GramHashes, highOf, keyOf, lowOf } from '../core/word-core.ts'

export interface NeedleGrams {
  shareIn(record: GramHashes): number
}

export function needleGrams({ low, high, count }: GramHashes): NeedleGrams {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(16, count * 2)))
  const mask = slots - 1
  const slotKey = new Float64Array(slots).fill(-1)
  /** Number of the last record that held it. */
  const met = new Uint32Array(slots)
  const slotOf = (key: number): number => {
    let slot = (Math.imul(lowOf(key), 0x85ebca6b) ^ highOf(key)) & mask
    while (slotKey[slot] !== -1 && slotKey[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
  let distinct = 0
  for (let i = 0; i < count; i++) {
    const key = keyOf(low[i]!, high[i]!)
    const slot = slotOf(key)
    if (slotKey[slot] === key) continue
    slotKey[slot] = key
    distinct++
  }
  let records = 0
  return {
    shareIn(record) {
      if (distinct === 0) return 0
      records++
      let held = 0
      for (let i = 0; i < record.count; i++) {
        const slot = slotOf(keyOf(record.low[i]!, record.high[i]!))
        if (slotKey[slot] === -1 || met[slot] === records) continue
        met[slot] = records
        held++
      }
      return held / distinct
    },
  }
}
