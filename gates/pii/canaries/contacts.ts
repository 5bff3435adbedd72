import fc from 'fast-check'
import { between, canary, digits, FAMILY, form, GIVEN, pick } from './canary.ts'

const lower = (words: fc.Arbitrary<string>): fc.Arbitrary<string> => words.map((word) => word.toLowerCase())
const domain = pick('example.org example.com mail.example.net example.co.uk')
const area = pick('212 303 415 503 617 919 206 312')
const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })

export const contacts = {
  EMAIL: canary(
    ['My email is {}.', 'Write to {} when you can.', 'You can reach me under {}, any time.', '({})'],
    fc.oneof(
      form('{0}.{1}@{2}', lower(GIVEN), lower(FAMILY), domain),
      form('{0}{1}@{2}', lower(FAMILY), digits(2), domain),
      form('{0}+home@{1}', lower(GIVEN), domain),
    ),
  ),
  // 555-0100 to 555-0199 are kept for fiction
  PHONE: fc.oneof(
    canary(
      ['My number is {}.', 'Please call {} after six.', 'Someone wrote {} on the wall.', 'My own line is {}.'],
      fc.oneof(form('({0}) 555-01{1}', area, digits(2)), form('{0}-555-01{1}', area, digits(2)), form('+1 {0} 555 01{1}', area, digits(2))),
    ),
    canary(
      ['My phone number is {}.', 'Text me at {}.'],
      fc.oneof(form('{0}55501{1}', area, digits(2)), form('{0}.555.01{1}', area, digits(2))),
    ),
    // Ofcom's numbers for drama
    canary(
      ['My landline is {}.', 'My mobile is {}, call me.'],
      fc.oneof(form('020 7946 0{0}', digits(3)), form('07700 900{0}', digits(3))),
    ),
  ),
  USERNAME: canary(
    ['My username is {}.', 'My snap is {}.', 'My Instagram handle is {}.', 'Find me on twitter as @{}.'],
    fc.oneof(form('{0}_{1}{2}', lower(GIVEN), lower(FAMILY), digits(2)), form('{0}{1}', lower(FAMILY), digits(3))),
  ),
  URL: canary(
    ['I am on {} there.', 'Look at {} for the pictures.'],
    fc.oneof(
      form('https://www.facebook.com/{0}.{1}.{2}', lower(GIVEN), lower(FAMILY), digits(2)),
      form('https://www.linkedin.com/in/{0}-{1}-{2}', lower(GIVEN), lower(FAMILY), digits(4)),
      form('https://instagram.com/{0}_{1}', lower(GIVEN), lower(FAMILY)),
    ),
  ),
  // documentation ranges: 192.0.2, 198.51.100, 203.0.113, 2001:db8
  IP_ADDRESS: canary(
    ['I logged in from {}.', 'My IP is {}.', 'The log says {} at night.'],
    fc.oneof(
      form('{0}.{1}', pick('192.0.2 198.51.100 203.0.113'), between(1, 254)),
      form('2001:db8:{0}:{1}::{2}', hex(4), hex(4), between(1, 999)),
    ),
  ),
  MAC_ADDRESS: canary(['The MAC of my phone is {}.', 'Hardware address: {}.'], form('02:00:5e:{0}:{1}:{2}', hex(2), hex(2), hex(2))),
  DEVICE_ID: fc.oneof(canary(['Device ID: {}.', 'The serial number is {}.'], form('ZX{0}Q{1}', digits(4), digits(4)))),
  CREDENTIAL: fc.oneof(
    canary(['My password is {}.', 'Her password was {}.'], form('{0}{1}X!', lower(FAMILY), digits(3))),
    canary(['The key {} is mine.', 'Use {} for it.'], form('AKIA0000{0}XXXXXX', digits(6))),
  ),
}
