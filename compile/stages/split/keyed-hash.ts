/**
 * Seeded draws that depend on nothing but the seed and a name: the same on every machine and in every order. Each purpose has its own
 * key, because a group's leader is the smallest of several draws: drawing its split from the same number would send large groups to train.
 */
import { hash } from 'node:crypto'

export type Purpose = 'leader' | 'split' | 'lift'

/** 48 bits of SHA-256, as a share in [0, 1). */
export function draw(purpose: Purpose, seed: number, name: string): number {
  return Number.parseInt(hash('sha256', `signoff:${purpose}:${seed}:${name}`).slice(0, 12), 16) / 2 ** 48
}
