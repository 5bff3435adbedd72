import type { Rule } from '../rule.ts'

/** Kinds of evidence; the ledger names them. */
export const CRISIS_CATEGORIES = [
  'ideation',
  'plan',
  'means',
  'imminence',
  'attempt',
  'harm_to_others',
  'abuse',
  'child_abuse',
  'psychosis',
  'self_harm',
  'third_person',
] as const
export type CrisisCategory = (typeof CRISIS_CATEGORIES)[number]

/** crisis: by itself. elevated: a risk, crisis-level only together with others (levels.ts). sign: says nothing alone. */
export const GRADES = { crisis: 1, elevated: 0.5, sign: 0.25 } as const
export type Grade = keyof typeof GRADES

export type CrisisRule = Rule<CrisisCategory>
type Described = Omit<CrisisRule, 'weight'> & { grade: Grade }

export const rule = ({ grade, ...rest }: Described): CrisisRule => ({ ...rest, weight: GRADES[grade] })

/** Lists of words that rules share. */
export const LISTS: Record<string, string> = {
  kill: `kill myself|end my (own)? life|take my (own)? life|commit suicide|end it all|end it tonight|off myself|do away with myself|die by suicide|suicide`,
  killing: `killing myself|ending my (own)? life|taking my (own)? life|committing suicide|suicide|ending it all|ending it tonight|dying by suicide`,
  killed: `killed myself|ended my (own)? life|taken my (own)? life|committed suicide`,
  killOther: `kill (herself|himself|themselves|themself)|end (her|his|their) (own)? life|take (her|his|their) (own)? life|commit suicide`,
  killingOther: `killing (herself|himself|themselves|themself)|ending (her|his|their) (own)? life|taking (her|his|their) (own)? life|committing suicide|suicide`,
  very: `so|very|really|quite|extremely|still|again|actually|getting|becoming|feeling|actively|deeply|pretty|just|seriously|chronically|more`,
  soon: `tonight|today|tomorrow|this (evening|morning|afternoon|night|weekend|week)|in an hour|now|right now|soon|before (midnight|morning|sunrise)|on (monday|tuesday|wednesday|thursday|friday|saturday|sunday)`,
  lately: `last night|yesterday|today|tonight|this (morning|afternoon|evening|week|weekend)|(an|one|two|three|a few|few|some) (hour|hours) ago|(a|one|two|three|four|five|six|a few|few|ten) (days|day|weeks|week) ago|last (week|weekend|month|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|the other (day|night)|recently|just now|earlier`,
  other: `he|she|they|my (sister|brother|son|daughter|friend|best friend|wife|husband|mom|dad|mother|father|boyfriend|girlfriend|partner|roommate|flatmate|ex|kid|child|cousin|colleague|neighbour|neighbor|student|teenager|teen)|a friend|someone|somebody`,
  them: `him|her|them|my (husband|wife|boyfriend|girlfriend|partner|ex|mother|mom|dad|father|brother|sister|boss|stepfather|stepdad|neighbour|neighbor|coworkers|coworker|colleagues|classmates|teacher|family|baby|son|daughter|kids|children|child)|someone|somebody|people|everyone|everybody|other people|others`,
  adult: `my (dad|father|stepdad|stepfather|step dad|uncle|grandpa|grandfather|mom|mother|stepmom|stepmother|coach|teacher|cousin|brother|moms boyfriend|mom's boyfriend)`,
  kin: `my (dad|father|stepdad|stepfather|mom|mother|brother|husband|wife|boyfriend|girlfriend|partner|ex|ex husband|ex boyfriend)`,
  partner: `my (husband|wife|boyfriend|girlfriend|partner|ex)`,
  means: `gun|pistol|rifle|weapon|knife|blade|razor|rope|noose|pills|tablets|medication|poison|bridge|railing|ledge|rooftop|roof|edge|tracks|belt`,
}
