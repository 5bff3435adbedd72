/** The world of one conversation: who speaks, who is close, since when, where help is found. Everything is bound once. */
import type { Random } from '../../sample/random.ts'
import type { World } from '../speech.ts'
import type { Age, Bank } from './theme.ts'

interface Close {
  name: string
  they: 'he' | 'she'
  ages: readonly Age[]
}

const ADULT: readonly Age[] = ['young', 'adult', 'midlife']
const ALL: readonly Age[] = ['teen', 'young', 'adult', 'midlife', 'older']

const CLOSE: readonly Close[] = [
  { name: 'my mum', they: 'she', ages: ['teen', 'young', 'adult', 'midlife'] },
  { name: 'my dad', they: 'he', ages: ['teen', 'young', 'adult', 'midlife'] },
  { name: 'my sister', they: 'she', ages: ALL },
  { name: 'my brother', they: 'he', ages: ALL },
  { name: 'my gran', they: 'she', ages: ['teen', 'young'] },
  { name: 'my cousin', they: 'he', ages: ALL },
  { name: 'my aunt', they: 'she', ages: ['teen', 'young', 'adult'] },
  { name: 'my best friend', they: 'she', ages: ALL },
  { name: 'my oldest friend', they: 'he', ages: ['adult', 'midlife', 'older'] },
  { name: 'my flatmate', they: 'she', ages: ['young', 'adult'] },
  { name: 'my daughter', they: 'she', ages: ['midlife', 'older'] },
  { name: 'my son', they: 'he', ages: ['midlife', 'older'] },
  { name: 'my neighbour', they: 'she', ages: ADULT },
]

/** What a person does all day; also a line about it. */
export const ROLES: Readonly<Record<Age, Bank>> = {
  teen: [
    "I'm in year ten",
    "I'm fifteen and in my last year before exams",
    "I'm sixteen and at a new school",
    "I'm on the swim team and at school",
    "I'm fourteen",
    "I'm seventeen and I look after my little brothers after school",
    "I'm in a boarding school",
  ],
  young: [
    "I'm a second-year student",
    "I'm an apprentice at a garage",
    'I work nights in a warehouse',
    "I'm a nursing student on placement",
    "I'm twenty-three and between jobs",
    'I wait tables and study in the mornings',
    "I'm doing my doctorate",
    "I'm in the army, second year",
    "I'm an au pair, far from home",
  ],
  adult: [
    'I teach at a primary school',
    "I'm a nurse on a surgical ward",
    'I drive lorries',
    "I'm at home with a baby and a toddler",
    'I work in a call centre',
    "I'm a paramedic",
    'I came here two years ago and clean offices',
    'I write software from my bedroom',
    "I'm a chef, split shifts",
    "I'm raising two kids by myself",
    "I left the forces and I'm still looking for what comes next",
    "I'm a social worker, of all things",
  ],
  midlife: [
    'I run a small farm',
    "I'm a bus driver",
    "I've managed the same shop for twenty years",
    "I'm a carer for my father and I work part time",
    "I'm a vicar",
    'I was made redundant after nineteen years',
    "I'm a midwife",
    'I keep the books for a building firm',
    "I'm a police officer",
    'I foster children',
    'I have a small restaurant with my family',
  ],
  older: [
    "I'm retired, I was a machinist",
    "I've been a widower for some years",
    'I look after my wife at home',
    "I'm seventy-four and I live on the fourth floor without a lift",
    'I used to be a headteacher',
    "I'm a great-grandmother and I still do the accounts for the church",
    "I moved in with my daughter's family",
    'I kept bees until my back gave up',
  ],
}

/** Where help is found. Numbers are public and on the contract's list of crisis lines. */
const REGIONS: readonly World[] = [
  {
    region: 'us',
    lifeline: 'call or text 988, the Suicide & Crisis Lifeline',
    lifelineshort: '988',
    textline: 'text HOME to 741741',
    emergency: '911',
    violence: 'the National Domestic Violence Hotline on 1-800-799-7233',
    child: 'Childhelp on 1-800-422-4453',
    sexual: 'the sexual assault hotline on 1-800-656-4673',
  },
  {
    region: 'uk',
    lifeline: 'ring Samaritans on 116 123, free at any hour',
    lifelineshort: '116 123',
    textline: 'text SHOUT to 85258',
    emergency: '999',
    violence: 'the National Domestic Abuse Helpline on 0808 2000 247',
    child: 'Childline on 0800 1111',
    sexual: 'the sexual violence helpline on 0808 500 2222',
  },
  {
    region: 'ie',
    lifeline: 'ring Samaritans on 116 123, free at any hour',
    lifelineshort: '116 123',
    textline: 'text HELLO to 50808',
    emergency: '112',
    violence: 'a domestic violence helpline, which findahelpline.com lists for your country,',
    child: 'the child helpline on 116 111',
    sexual: 'a sexual violence line, which findahelpline.com lists for your country,',
  },
  {
    region: 'au',
    lifeline: 'ring Lifeline on 13 11 14',
    lifelineshort: '13 11 14',
    textline: 'use the chat of Lifeline',
    emergency: '000',
    violence: '1800RESPECT on 1800 737 732',
    child: 'Kids Helpline on 1800 55 1800',
    sexual: '1800RESPECT on 1800 737 732',
  },
  {
    region: 'ca',
    lifeline: 'call or text 988, the Suicide Crisis Helpline',
    lifelineshort: '988',
    textline: 'text 686868',
    emergency: '911',
    violence: 'a domestic violence line, which findahelpline.com lists for your province,',
    child: 'Kids Help Phone on 1-800-668-6868',
    sexual: 'a sexual assault line, which findahelpline.com lists for your province,',
  },
  {
    region: 'nz',
    lifeline: 'call or text 1737, free at any hour',
    lifelineshort: '1737',
    textline: 'text 1737',
    emergency: '111',
    violence: 'a family violence line, which findahelpline.com lists for your country,',
    child: 'the youth helplines on findahelpline.com, or 1737,',
    sexual: 'a sexual harm line, which findahelpline.com lists for your country,',
  },
  {
    region: 'eu',
    lifeline: 'ring the crisis line of your country (116 123 in much of Europe)',
    lifelineshort: '116 123',
    textline: 'write to a crisis chat (findahelpline.com lists them)',
    emergency: '112',
    violence: 'the helpline for victims of violence of your country (116 016 or 116 006 in much of Europe)',
    child: 'the child helpline on 116 111',
    sexual: 'a sexual violence line, which findahelpline.com lists for your country,',
  },
  {
    region: 'elsewhere',
    lifeline: 'call the crisis line of your country (findahelpline.com lists it)',
    lifelineshort: 'the crisis line of your country',
    textline: 'use a crisis chat from findahelpline.com',
    emergency: 'your local emergency number',
    violence: 'the domestic violence line of your country, which findahelpline.com lists,',
    child: 'the child helpline of your country, which findahelpline.com lists,',
    sexual: 'the sexual violence line of your country, which findahelpline.com lists,',
  },
]

const SINCE: Bank = [
  'since the spring',
  'for about three weeks',
  'since the move',
  'for most of a year now',
  'since last autumn',
  'for two months',
  'since my birthday',
  'for longer than I can say',
  'since the new year',
  'for nine days',
  'since I changed jobs',
  'since everything closed',
  'for half my life, if I count honestly',
  'since the letter came',
]
const SINCE_TEEN: Bank = [
  'since school started again',
  'for about three weeks',
  'since the summer',
  'for two months',
  'since my birthday',
  'for ages',
]
const WHEN: Bank = [
  'last night',
  'on Tuesday',
  'this morning',
  'on Sunday evening',
  'yesterday on the way home',
  'around four in the morning',
  'in the middle of lunch',
  'the day before yesterday',
  'on Friday, of all days',
  'an hour ago',
  'at the weekend',
  'just before I wrote this',
]
const PLACE: Bank = [
  'on the bus',
  'in the car park behind the shops',
  'in the stairwell',
  'at the kitchen table',
  'in the queue at the chemist',
  'in the laundry room',
  'on the landing',
  'in the waiting room',
  'at the sink',
  'in the back row at church',
  'on a bench by the canal',
  'in the garden shed',
]
const PLACE_TEEN: Bank = [
  'on the bus',
  'in the school toilets',
  'in the stairwell',
  'at the kitchen table',
  'behind the gym',
  'in my room with the door shut',
]
const FEELING: Bank = [
  'worn out',
  'ashamed',
  'numb',
  'on edge',
  'frightened',
  'furious',
  'hollow',
  'guilty',
  'jumpy',
  'stuck',
  'lonely',
  'heavy',
  'ridiculous',
  'cornered',
]

/** `never`: close people whom the sentences of the theme speak of otherwise. No partner is ever the close person: in too many themes they are the danger. */
export function world(random: Random, age: Age, never?: RegExp): World {
  const close = random.pick(CLOSE.filter(({ name, ages }) => ages.includes(age) && !never?.test(name)))
  const he = close.they === 'he'
  return {
    ...random.pick(REGIONS),
    person: close.name,
    they: close.they,
    them: he ? 'him' : 'her',
    their: he ? 'his' : 'her',
    since: random.pick(age === 'teen' ? SINCE_TEEN : age === 'older' ? SINCE.filter((one) => !/jobs/.test(one)) : SINCE),
    when: random.pick(WHEN),
    place: random.pick(age === 'teen' ? PLACE_TEEN : PLACE),
    feeling: random.pick(FEELING),
    role: random.pick(ROLES[age]),
  }
}
