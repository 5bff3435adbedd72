/**
 * Part of `npm run eval [-- --misses]`: recall, precision and F2 by type, on the shipped labelled cases and on ../shared/cases
 * where present. A label is found where a masked entity of an accepted type overlaps it; precision counts masked entities of the
 * tested types that overlap no label (labels of the pattern cases cover only their tested type). Types out of scope are listed as such.
 */
import { existsSync, readFileSync } from 'node:fs'
import { CRISIS_LINES, DEFAULT_REVIEW_THRESHOLD, type PiiType } from '#contract/pii.ts'
import heldOut from '../compile/stages/pii/cases/held-out.json' with { type: 'json' }
import cases from '../compile/stages/pii/cases/labelled.json' with { type: 'json' }
import { createScrubber } from '../compile/stages/pii/index.ts'

/** Foreign labels and the types of ours that answer them; an empty list is out of scope. */
const ACCEPTS: Record<string, readonly PiiType[]> = {
  PERSON: ['NAME'],
  EMAIL_ADDRESS: ['EMAIL'],
  PHONE_NUMBER: ['PHONE'],
  PH_MOBILE_NUMBER: ['PHONE'],
  TR_PHONE_NUMBER: ['PHONE'],
  STREET_ADDRESS: ['ADDRESS', 'LOCATION'],
  ZIP_CODE: ['ADDRESS'],
  UK_POSTCODE: ['ADDRESS'],
  DE_PLZ: ['ADDRESS'],
  LOCATION: ['ADDRESS', 'LOCATION'],
  AGE_OVER_89: ['AGE'],
  DATE_TIME: ['DATE', 'DATE_OF_BIRTH'],
  US_SSN: ['SSN'],
  IBAN_CODE: ['IBAN'],
  US_BANK_NUMBER: ['ACCOUNT'],
  ABA_ROUTING_NUMBER: ['ACCOUNT'],
  CRYPTO: ['ACCOUNT'],
  SKYPE: ['USERNAME'],
  ORGANIZATION: ['WORKPLACE', 'SCHOOL'],
  UK_NHS: ['MEDICAL_RECORD'],
  US_MBI: ['INSURANCE_ID'],
  AU_MEDICARE: ['INSURANCE_ID'],
  DE_HEALTH_INSURANCE: ['INSURANCE_ID'],
  None: ['NAME', 'ADDRESS', 'PHONE', 'EMAIL'],
}
/** Companies' and vehicles' public registers, calendar dates, plain web addresses: no one person's, or not by themselves. */
const OUT_OF_SCOPE = /VEHICLE|LICENSE_PLATE|KFZ|HANDELSREGISTER|UEN|ORGANISATIONSNUMMER|_BRN|_ACN|GSTIN|VAT|BSNR|LANR|^URL$/

function accepted(type: string): readonly PiiType[] {
  const known = ACCEPTS[type]
  if (known !== undefined) return known
  if (/PASSPORT/.test(type)) return ['PASSPORT']
  if (/DRIV|LICENCE|FUEHRERSCHEIN/.test(type)) return ['DRIVER_LICENSE']
  if (/^(?:(?!IP_)[A-Z]{2}_|MEDICAL_LICENSE)/.test(type)) return ['NATIONAL_ID', 'SSN', 'INSURANCE_ID', 'MEDICAL_RECORD']
  return [type as PiiType]
}

interface Case {
  id: string
  text: string
  category?: string
  tested_type?: string
  entities: { type: string; start: number; end: number; start_utf16?: number; end_utf16?: number }[]
}
interface Score {
  labels: number
  found: number
  covered: number
  masked: number
  wrong: number
}

const scrubber = createScrubber({ mode: 'placeholder', threshold: DEFAULT_REVIEW_THRESHOLD })
const showMisses = process.argv.includes('--misses')

function evaluate(name: string, list: readonly Case[]): void {
  const scores = new Map<string, Score>()
  const score = (type: string): Score =>
    scores.get(type) ?? scores.set(type, { labels: 0, found: 0, covered: 0, masked: 0, wrong: 0 }).get(type)!
  let [negatives, touched, uncertain, crisis] = [0, 0, 0, 0]
  for (const { id, text, entities: labels, tested_type: tested } of list) {
    const { entities, status } = scrubber.scrub([text])
    const masked = entities[0]!.filter(({ confidence }) => confidence >= DEFAULT_REVIEW_THRESHOLD)
    if (status === 'requires_review') uncertain++
    if (labels.length === 0 && tested === undefined) {
      negatives++
      if (masked.length > 0) touched++
      if (masked.length > 0 && showMisses)
        console.log(`  touched ${id}: ${masked.map(({ type, detector }) => `${type} by ${detector}`).join(', ')}`)
    }
    crisis += masked.filter(
      ({ type, start, end }) => type === 'PHONE' && CRISIS_LINES.includes(text.slice(start, end).replace(/\D/g, '')),
    ).length
    const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean => a.start < b.end && b.start < a.end
    const spans = labels.map((label) => ({ type: label.type, start: label.start_utf16 ?? label.start, end: label.end_utf16 ?? label.end }))
    for (const span of spans) {
      const own = score(span.type)
      own.labels++
      const hits = masked.filter((entity) => overlaps(entity, span))
      if (hits.length > 0) own.covered++
      if (hits.some(({ type }) => accepted(span.type).includes(type))) own.found++
      else if (showMisses && !OUT_OF_SCOPE.test(span.type))
        console.log(`  missed ${id}: ${span.type}${hits.length > 0 ? ` (masked as ${hits.map(({ type }) => type).join(', ')})` : ''}`)
    }
    const types = [...new Set(tested === undefined ? spans.map(({ type }) => type) : [tested])]
    for (const type of types) {
      for (const entity of masked.filter((one) => accepted(type).includes(one.type))) {
        score(type).masked++
        if (spans.some((span) => overlaps(entity, span))) continue
        score(type).wrong++
        if (showMisses && !OUT_OF_SCOPE.test(type)) console.log(`  wrong ${id}: ${entity.type} by ${entity.detector} (tested ${type})`)
      }
    }
  }
  console.log(`\n${name}: ${list.length} cases`)
  console.log('type                          labels  recall  covered  precision     F2')
  const total: Score = { labels: 0, found: 0, covered: 0, masked: 0, wrong: 0 }
  for (const [type, one] of [...scores].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const outside = OUT_OF_SCOPE.test(type) || (type === 'DATE_TIME' && list[0]?.tested_type !== undefined)
    if (!outside) for (const key of Object.keys(total) as (keyof Score)[]) total[key] += one[key]
    console.log(row(type, one) + (outside ? '  out of scope' : ''))
  }
  console.log(row('all in scope', total))
  console.log(`hard negatives touched: ${touched} of ${negatives}; crisis lines masked: ${crisis}; sent to review: ${uncertain}`)
}

function row(type: string, { labels, found, covered, masked, wrong }: Score): string {
  const recall = labels === 0 ? NaN : found / labels
  const precision = masked === 0 ? NaN : (masked - wrong) / masked
  const f2 = (5 * precision * recall) / (4 * precision + recall)
  const figure = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(3)).padStart(8)
  return `${type.padEnd(28)}${String(labels).padStart(8)}${figure(recall)} ${figure(labels === 0 ? NaN : covered / labels)}   ${figure(precision)} ${figure(labels === 0 ? NaN : f2)}`
}

/** Prints the tables of every set of cases that is there. */
export function evaluatePii(): void {
  evaluate('shipped cases', cases as Case[])
  evaluate('shipped cases, held out', heldOut as Case[])
  for (const file of ['pii_therapy_dev.json', 'pii_patterns_dev.json']) {
    const path = new URL(`../../shared/cases/${file}`, import.meta.url)
    if (existsSync(path)) evaluate(file, JSON.parse(readFileSync(path, 'utf8')) as Case[])
    else console.log(`\n${file}: not present`)
  }
}
