import { expect, test } from 'vitest'
import { pen } from './pen.ts'
import { random } from './random.ts'

const SLOTS = {
  person: ['my sister'],
  thing: ['umbrella'],
  place: ['my car'],
  thought: ['it was my fault'],
  event: ['the exam'],
}
const fresh = (seed = 1): ReturnType<typeof pen> => pen(random(seed, 'test'), SLOTS)

test('alternatives are chosen, nested ones too, and spaces and capitals mended', () => {
  const seen = new Set(Array.from({ length: 60 }, (_, seed) => fresh(seed).write('so [a|b [c|d]|] . then e')))
  expect([...seen].sort()).toEqual(['So a. Then e', 'So b c. Then e', 'So b d. Then e', 'So. Then e'])
})

test('an article fits the word that fills the slot', () => {
  expect(fresh().write('it is a {thing}, a house and a honest answer, a one-off')).toBe(
    'It is an umbrella, a house and an honest answer, a one-off',
  )
})

test('other languages are left as they are', () => {
  expect(fresh().foreign().write('volví a estar así. y nada más')).toBe('volví a estar así. y nada más')
})

test('possessives follow the speaker, thoughts are quoted as they are', () => {
  const writer = fresh()
  expect(writer.as('client').write('{person}, {place}: “{thought}”')).toBe('My sister, my car: “it was my fault”')
  expect(writer.as('counsellor').write('{person}, {place}: “{thought}”')).toBe('Your sister, your car: “it was my fault”')
  expect(writer.as('lecturer').write('{person}, {place}: “{thought}”')).toBe('Their sister, their car: “it was my fault”')
})

test('a counsellor takes up what was told and invents nothing', () => {
  const bank = ['It was {event}.', 'I see.']
  for (let seed = 0; seed < 20; seed++) expect(fresh(seed).as('counsellor').say(bank)).toBe('I see.')
  const told = fresh()
  told.as('client').write('Since {event}.')
  expect([told.as('counsellor').say(bank), told.say(bank)].sort()).toEqual(['I see.', 'It was the exam.'])
})

test('a bank is used up before it repeats', () => {
  const bank = ['One.', 'Two.', 'Three.']
  const writer = fresh()
  expect(writer.says(bank, bank, bank).split(' ').sort()).toEqual(['One.', 'Three.', 'Two.'])
  expect(writer.left(bank)).toBe(0)
})

test('an unknown slot is named with the choices', () => {
  expect(() => fresh().write('{colour}')).toThrow(/Unknown slot \{colour\}; expected one of person, thing/)
})
