/**
 * Look-alikes: what therapy talk is full of and what finds nobody, as invented sentences. Each alarm over one of them would block a release of clean
 * data, so the gate measures on them how often that happens. Contract section 11; the forms are those that issue and contract name as talk that stays.
 */
import fc from 'fast-check'
import { CRISIS_LINES } from '#contract/pii.ts'
import { between, form, pick } from './canaries/canary.ts'

const one = (...values: string[]): fc.Arbitrary<string> => fc.constantFrom(...values)
const two = (from: number, to: number): fc.Arbitrary<string> => fc.integer({ min: from, max: to }).map((n) => String(n).padStart(2, '0'))
const scale = pick('PHQ-9 GAD-7 PCL-5 BDI-II AUDIT DASS-21 Y-BOCS C-SSRS ACE MADRS HAM-D')
const drug = pick('sertraline fluoxetine lithium quetiapine lamotrigine venlafaxine buspirone escitalopram Zoloft Lexapro mirtazapine')
const month = pick('January February March April June July August September October November December')
const season = pick('spring summer autumn winter')
const author = one(
  'Carl Rogers',
  'Viktor Frankl',
  'Marsha Linehan',
  'Bessel van der Kolk',
  'Irvin Yalom',
  'Brené Brown',
  'Sigmund Freud',
  'Carl Jung',
)
const place = pick('Ohio Texas London Berlin Portland Chicago Toronto Melbourne Spain Ireland')

/** A line as it is written in brochures: bare, in groups of three, or with its country's code. */
const crisisLine = fc
  .constantFrom(...CRISIS_LINES)
  .chain((line) =>
    one(
      line,
      ...(/^1?8\d{9}$/.test(line)
        ? [
            `1-${line.slice(-10, -7)}-${line.slice(-7, -4)}-${line.slice(-4)}`,
            `(${line.slice(-10, -7)}) ${line.slice(-7, -4)}-${line.slice(-4)}`,
          ]
        : []),
      ...(line.length === 6 ? [`${line.slice(0, 3)} ${line.slice(3)}`, `${line.slice(0, 3)}-${line.slice(3)}`] : []),
    ),
  )

export const LOOKALIKES: Readonly<Record<string, fc.Arbitrary<string>>> = {
  scale: fc.oneof(
    form('I would call it {0} out of 10 today.', between(0, 10)),
    form('It went from {0}/10 to {1}/10 after the walk.', between(0, 10), between(0, 10)),
    form('My {0} was {1}, down from {2}.', scale, between(0, 30), between(10, 63)),
    form('On the {0} I scored {1} and then {2}.', scale, between(0, 27), between(0, 27)),
  ),
  dose: fc.oneof(
    form(
      'I take {0} mg of {1} at {2}.',
      one('0.5', '5', '12.5', '20', '37.5', '50', '75', '100', '150', '300'),
      drug,
      one('night', '8 am', '22:30', 'noon'),
    ),
    form('{0} {1}mg twice a day for {2} weeks did little.', drug, between(5, 400), between(2, 16)),
    form('She went up to {0}mg/{1}ml of the syrup.', between(5, 50), between(1, 10)),
  ),
  time: fc.oneof(
    form('It was {0}:{1} and I could not sleep.', two(0, 23), two(0, 59)),
    form('I slept {0}.{1} hours and woke at {2} am.', between(1, 9), between(0, 9), between(1, 6)),
    form('By {0} of {1} it had got better.', month, between(1995, 2025)),
    form('It is worst in {0}, every {1} since {2}.', month, season, between(1999, 2024)),
    form('The group met from {0}-{1} and the wave was {2}.', between(2001, 2010), between(2011, 2024), between(2018, 2023)),
  ),
  session: fc.oneof(
    form('This is session {0} of {1}.', between(1, 20), between(20, 40)),
    form('Part {0}, pages {1}-{2}, helped the most.', between(1, 30), between(100, 140), between(150, 400)),
    form('I am on step {0} of the 12, and {1} days sober.', between(1, 12), between(1, 4000)),
    form('Room {0}, group {1}B, every second week.', between(1, 400), between(1, 12)),
  ),
  help: fc.oneof(
    form('If it gets worse, call or text {0}.', crisisLine),
    form('The crisis line is {0}, day and night.', crisisLine),
    form('You are not alone: {0} is open now.', crisisLine),
    form('Text {0} to {1} and somebody answers.', pick('HOME START SHOUT HELLO'), crisisLine),
  ),
  code: fc.oneof(
    form('The report says F{0}.{1}, and Z{2}.{3} besides.', between(10, 99), between(0, 9), between(55, 76), between(0, 9)),
    form('Under {0}.{1} of the manual it reads otherwise.', between(290, 319), two(0, 99)),
    form('Form CMS-{0}, box {1}B, again.', between(1000, 1999), between(1, 33)),
    form('The app is at version {0}.{1}.{2} and still crashes.', between(1, 20), between(0, 20), between(0, 9)),
    form('The trial had N = {0},{1} and p < 0.0{2}.', between(1, 9), between(100, 999), between(1, 9)),
  ),
  amount: fc.oneof(
    form('It cost me ${0},{1}.00 and a {2}% fee.', between(1, 9), between(100, 999), between(1, 40)),
    form('About {0},{1},{2} people live like that.', between(1, 9), between(100, 999), between(100, 999)),
    form('I counted {0} {1} {2} {3} {4} and breathed.', between(1, 9), between(1, 9), between(1, 9), between(1, 9), between(1, 9)),
    form('BP was {0}/{1}, pulse {2}, weight {3} lb.', between(100, 160), between(60, 99), between(50, 110), between(100, 260)),
    form('I walked {0},{1} steps and ran {2}.{3} miles.', between(1, 20), between(100, 999), between(1, 9), between(0, 9)),
  ),
  reading: fc.oneof(
    form('{0} wrote something like that.', author),
    form('I have been reading {0} again, chapter {1}.', author, between(1, 20)),
    form('We grew up near {0} and moved in {1}.', place, month),
    form('I am {0} and my mother is {1}.', between(16, 60), between(40, 85)),
    one(
      'Call me crazy, but I miss it.',
      'My name is not important.',
      'I am tired. I am done.',
      'Hope and faith, will and grace: only words.',
      'Dear diary, it rained.',
    ),
    one(
      '[NAME_1] gave me [PHONE_1] and [ADDRESS_2].',
      'I work in a shop and it is draining me.',
      'School was hell for me.',
      'My doctor said that it is normal.',
    ),
  ),
}
