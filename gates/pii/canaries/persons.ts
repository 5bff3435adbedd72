import fc from 'fast-check'
import { between, canary, day, digits, FAMILY, form, GIVEN, MONTH, pick, PLACE } from './canary.ts'

const town = pick('Fernley Saltmarsh Windermoor Hawkstone Brackenridge')

export const persons = {
  NAME: fc.oneof(
    canary(
      ['My name is {}.', 'Well, my name is {}, since you ask.', 'Client name: {}.', 'Her name is {}.'],
      form('{0} {1}', GIVEN, FAMILY),
    ),
    canary(
      [
        "Hi, I'm {}, nice to meet you.",
        'I am {}, hello.',
        'People know me as {}.',
        'My sister, her name is {}.',
        'I told my therapist {} about it.',
      ],
      GIVEN,
    ),
    canary(['Sincerely,\n{}\n'], form('{0} {1}', GIVEN, FAMILY)),
    canary(['Dr. {} increased my dose again.'], FAMILY),
  ),
  ADDRESS: fc.oneof(
    canary(
      ['I live at {}.', 'My address is {}, by the way.', 'She moved to {} last year.'],
      form('{0} {1} {2}', between(11, 9899), PLACE, pick('Street Avenue Lane Road Drive Court Boulevard')),
    ),
    canary(
      ['Write to me at {}.', 'We met at {} once.'],
      form('{0} {1} {2}, {3}, OR 9{4}', between(11, 9899), PLACE, pick('Street Avenue Lane Boulevard'), town, digits(4)),
    ),
    canary(['Send it to {} please.'], form('P.O. Box {0}', between(100, 9999))),
    canary(['My zip code is {}.'], form('9{0}', digits(4))),
  ),
  DATE_OF_BIRTH: fc.oneof(
    canary(['I was born on {}.', 'My date of birth is {}.', 'DOB: {}.', 'My birthday is {}.'], day),
    canary(
      ['My date of birth: {}.', 'I was born on {}, a Sunday.'],
      form('{0}/{1}/{2}', between(1, 12), between(1, 28), between(1941, 2009)),
    ),
  ),
  DATE: canary(
    ['I was admitted on {}.', 'I was discharged on {} at last.', 'My accident was on {}.'],
    fc.oneof(day, form('{0} {1} {2}', between(1, 28), MONTH, between(1990, 2023))),
  ),
  AGE: canary(
    ['My grandmother is {} and lives with us.', 'I am {} now.', 'He is {}, and still walks.'],
    form('{0} years old', between(90, 109)),
  ),
  WORKPLACE: canary(
    ['I work at {}.', 'My boss at {} humiliates me.', 'I have a job at {} now.'],
    form('{0} {1}', PLACE, pick('Accounting Freight Bakery Logistics Shipyards Dental Motors Pharmacy')),
  ),
  SCHOOL: canary(
    ['I teach at {}.', 'My son goes to {}.', 'I am a student at {}.'],
    form('{0} {1}', PLACE, fc.constantFrom('High School', 'Elementary School', 'Primary School', 'Academy', 'Middle School')),
  ),
  LOCATION: canary(
    ['My pin is {}.', 'GPS says {} is the house.', 'You find me at {} most days.'],
    form(
      '{0}.{1}, -{2}.{3}',
      between(12, 68),
      fc.integer({ min: 123_456, max: 987_659 }).map(String),
      between(11, 123),
      fc.integer({ min: 123_456, max: 987_659 }).map(String),
    ),
  ),
}
