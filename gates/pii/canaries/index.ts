import type { PiiType } from '#contract/pii.ts'
import type fc from 'fast-check'
import type { Canary } from './canary.ts'
import { contacts } from './contacts.ts'
import { numbers } from './numbers.ts'
import { persons } from './persons.ts'

/** One arbitrary for every type of the contract: the compiler of types says when one is missing. */
export const CANARIES: Record<PiiType, fc.Arbitrary<Canary>> = { ...persons, ...contacts, ...numbers }
