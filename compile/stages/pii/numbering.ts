/**
 * Numbers of placeholders within one conversation: the same value has the same number everywhere, and a person is the
 * same under a full name, a first name, a surname with a title, in any case and in the possessive.
 */
import { placeholder, PLACEHOLDER, type PiiType } from '#contract/pii.ts'
import type { Entity } from './detector.ts'
import { isStopWord } from './names/read.ts'
import { sexOf, titleLength } from './names/title.ts'

/** The form in which two spellings of one value are equal. */
function valueKey(type: PiiType, value: string): string {
  const lower = value.normalize('NFKC').toLowerCase()
  if (type === 'PHONE') return lower.replace(/\D/g, '').replace(/^(?:00|011)?1?(?=\d{10}$)/, '') || lower.replace(/\s+/g, ' ')
  if (type === 'EMAIL')
    return lower
      .replace(/\s?[([{<]?\b(?:dot|punkt|punto)\b[)\]}>]?\s?/g, '.')
      .replace(/\s?[([{<]?\b(?:at|arroba)\b[)\]}>]?\s?/g, '@')
      .replace(/\s/g, '')
  if (type === 'SSN' || type === 'CREDIT_CARD' || type === 'IBAN' || type === 'ACCOUNT' || type === 'NATIONAL_ID')
    return lower.replace(/[\s.-]/g, '')
  if (type === 'USERNAME') return lower.replace(/^(?:@|u\/)/, '')
  return lower
    .replace(/^the\s/, '')
    .replace(/\s+/g, ' ')
    .replace(/[.,]+$/, '')
}

/** Of people who share a part of their name so many are compared: a text of nothing but namesakes must not take the square of its length. Their rarer part tells them apart. */
const NAMESAKES = 32

interface Person {
  number: number
  /** Lower-case parts, without initials and nicknames' quotes. */
  parts: Set<string>
  /** By the title, where one told. */
  sex: 'm' | 'f' | undefined
}

/** The parts of a name that identify it, lower-case: no titles, initials or possessive endings. */
export const nameParts = (name: string): string[] =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:['’]s|s['’])(?=\s|$)/g, '')
    .split(/[\s,."“”()]+/)
    .filter((part) => part.length > 1 && !/^(?:dr|mr|mrs|ms|mx|prof|van|der|von|de|la|del|di|da|dos|el|al|bin)$/.test(part))

export interface Numbering {
  /** The placeholder for a value. Values are to be given in the order of the conversation. */
  of(entity: Entity, value: string): string
  /** Single words that stand for one known person, lower-case. */
  known(): string[]
}

/** Numbers start above those that the texts already hold. */
export function createNumbering(texts: readonly string[]): Numbering {
  const next = new Map<PiiType, number>()
  for (const text of texts) {
    if (!text.includes('[')) continue
    for (const [, type, number] of text.matchAll(PLACEHOLDER))
      next.set(type as PiiType, Math.max(next.get(type as PiiType) ?? 1, Number(number) + 1))
  }
  const take = (type: PiiType): number => {
    const number = next.get(type) ?? 1
    next.set(type, number + 1)
    return number
  }
  const numbers = new Map<string, number>()
  const people: Person[] = []
  const byPart = new Map<string, Person[]>()

  const person = (titled: string): Person => {
    const sex = sexOf(titled)
    const name = titled.slice(titleLength(titled))
    const parts = nameParts(name)
    // every part of the shorter name is in the longer one: the same person
    const candidates = parts.flatMap((part) => byPart.get(part)?.slice(0, NAMESAKES) ?? [])
    const same = candidates.find(
      ({ parts: known, sex: other }) =>
        (sex === undefined || other === undefined || sex === other) &&
        (parts.every((part) => known.has(part)) || (known.size < parts.length && [...known].every((part) => parts.includes(part)))),
    )
    const found = same ?? { number: take('NAME'), parts: new Set<string>(), sex }
    found.sex ??= sex
    if (same === undefined) people.push(found)
    for (const part of parts.length > 0 ? parts : [name.toLowerCase()]) {
      if (found.parts.has(part)) continue
      found.parts.add(part)
      const namesakes = byPart.get(part)
      if (namesakes === undefined) byPart.set(part, [found])
      else namesakes.push(found)
    }
    return found
  }

  return {
    of({ type }, value) {
      if (type === 'NAME') return placeholder('NAME', person(value).number)
      const key = `${type} ${valueKey(type, value)}`
      const number = numbers.get(key) ?? take(type)
      numbers.set(key, number)
      return placeholder(type, number)
    },
    known: () => [...byPart.keys()].filter((part) => part.length > 1 && !isStopWord(part)),
  }
}
