/** What a question is about: phrases for the sentences of the rules, and hasty advice that goes with them. None of it touches treatment, food or medicine. */
import { isGrave } from './danger.ts'
import { irresponsible } from './responsible.ts'

export interface Topic {
  /** Noun phrases in the singular, of the one who is spoken to. */
  called: readonly string[]
  /** Imperatives without a full stop: what somebody says who has not listened. */
  advice: readonly string[]
}

export const TOPICS: readonly [RegExp, Topic][] = (
  [
    [
      'job|work|boss|office|colleagues?|coworkers?|career|manager|shifts?|employer',
      ['work', 'your job', 'the office'],
      [
        'look for another job',
        'tell your boss what you think',
        'take a week off',
        'ask for a raise and see what happens',
        'say no to the next task',
      ],
    ],
    [
      'exams?|school|college|university|class|classes|grades?|homework|thesis|studies|studying|teacher',
      ['school', 'studying', 'your progress'],
      ['make a study plan', 'drop the course', 'get up an hour earlier', 'sit next to the best in class', 'study in the library'],
    ],
    [
      'sleep|sleeping|insomnia|awake|nightmares?|tired|exhausted',
      ['sleep', 'bedtime', 'being tired'],
      [
        'go to bed earlier',
        'put the phone in another room',
        'buy better curtains',
        'count backwards from a thousand',
        'get a new mattress',
      ],
    ],
    [
      'husband|wife|boyfriend|girlfriend|partner|marriage|married|relationship|ex|divorce|dating|fianc[eé]e?',
      ['your relationship', 'love', 'living with somebody'],
      ['break up and move on', 'plan a weekend away', 'write a long letter', 'stop answering for a week', 'say it straight out at dinner'],
    ],
    [
      'mother|mom|mum|father|dad|parents?|stepmother|stepfather',
      ['your upbringing', 'home', 'how you grew up'],
      ['call them less', 'have it out at the next visit', 'write down ten things they did right', 'move to another town', 'forgive them'],
    ],
    [
      'family|sister|brother|siblings?|aunt|uncle|cousins?|in-laws',
      ['your family', 'family'],
      ['skip the next gathering', 'draw up house rules', 'talk to all of them at once'],
    ],
    [
      'son|daughter|kids?|child|children|baby|toddler|teenager',
      ['parenthood', 'being a parent'],
      ['set stricter rules', 'make a chart with stars', 'send them out to play more', 'read a book about raising children'],
    ],
    [
      'friends?|friendship|roommate|classmates?',
      ['friendship', 'your circle'],
      ['find new friends', 'join a club', 'unfollow them', 'be the one who invites'],
    ],
    [
      'money|debts?|rent|bills|afford|savings|broke',
      ['money', 'the budget'],
      ['make a budget', 'sell what you do not need', 'get a second job', 'stop buying coffee'],
    ],
    [
      'anxiety|anxious|panic|worry|worried|worries|nervous|stress|stressed|overwhelmed|fear|afraid|scared',
      ['the worry', 'stress', 'being nervous'],
      ['stop thinking about it', 'breathe and carry on', 'face it head-on', 'try yoga', 'make a list and tick it off'],
    ],
    [
      'depress\\w*|sad|sadness|hopeless|empty|crying|cry|unhappy|down|numb',
      ['your mood', 'feeling low', 'the gloom'],
      ['go for a run', 'think of three good things', 'get out more', 'put on music that you like', 'smile at a stranger'],
    ],
    [
      'angry|anger|rage|furious|temper|yell\\w*|argu\\w+',
      ['the anger', 'the quarrel'],
      ['count to ten', 'hit the gym', 'leave the room', 'let it all out'],
    ],
    [
      'grief|grieving|funeral|passed away|died|mourning|loss',
      ['the loss', 'the past'],
      ['keep busy', 'clear out the wardrobe', 'book a trip', 'get a pet'],
    ],
    ['lonely|loneliness|alone|isolated', ['being alone', 'company'], ['join a club', 'download an app', 'go to more parties', 'get a dog']],
    [
      'alcohol|drinking|drink|drunk|sober|wine|beer',
      ['the drinking', 'going out'],
      ['take up a sport', 'find a hobby for the evenings', 'set yourself a goal for the month'],
    ],
    [
      'smok\\w*|cigarettes?|vap\\w+|weed|gambl\\w*|addict\\w*',
      ['the habit', 'willpower'],
      ['use willpower', 'find a new hobby', 'put money in a jar each time'],
    ],
    [
      'confidence|self-esteem|worthless|ugly|failure|failed|ashamed|shame|guilt|guilty',
      ['self-doubt', 'how you see yourself'],
      ['say something nice to the mirror', 'buy new clothes', 'fake it until it works', 'list your strengths'],
    ],
    [
      'decision|decide|choice|choose|future|plans?|goals?',
      ['the decision', 'the future'],
      ['flip a coin', 'make a list of pros and cons', 'go with your gut', 'decide without thinking'],
    ],
    [
      'moved|moving|move|city|apartment|house|homesick',
      ['the move', 'the new place'],
      ['paint the walls', 'meet the neighbours', 'move back', 'give it a month'],
    ],
  ] as const
).map(([pattern, called, advice]) => [new RegExp(`\\b(?:${pattern})\\b`, 'i'), { called, advice }])

/** The topics of a text, those first that come first; at most three. */
export const topicsOf = (text: string): Topic[] =>
  TOPICS.flatMap(([pattern, topic]) => {
    const at = text.search(pattern)
    return at === -1 ? [] : [{ at, topic }]
  })
    .sort((a, b) => a.at - b.at)
    .slice(0, 3)
    .map(({ topic }) => topic)

const PLAIN = new Set(
  'about after again because before being could didnt doesnt going gonna really right should something their there these thing things think those though through today tomorrow tonight wanna wants would where which while people always never still maybe myself yourself other others every anything everything nothing someone somebody everyone please thanks thank hello every around without within between against having'.split(
    ' ',
  ),
)

/** Words to be quoted: in lower case throughout (a capital may be a name), of five to fourteen letters, the longest first; none that danger or a body is named by. */
export function wordsOf(text: string): string[] {
  const found = text.slice(0, 4000).match(/(?<![\p{L}\p{N}@#'’._[-])[a-z]{5,14}(?![\p{L}\p{N}@'’_\]-]|\.\w)/gu) ?? []
  const good = [...new Set(found)].filter(
    (word) => !PLAIN.has(word) && !isGrave(word) && !UNQUOTED.test(word) && irresponsible(word) === undefined,
  )
  return good.sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, 4)
}

/** What one does not throw back at anybody. */
const UNQUOTED =
  /sex|porn|nude|naked|breast|penis|vagin|genital|blood|bleed|wound|corpse|death|dying|drown|hang|jump|bridge|roof|blade|razor|pill|tablet|medic|drug|heroin|cocain|meth|dose|weigh|calor|shit|bitch|whore|slut|bastard|asshole|damn|retard|stupid|idiot|worthless|hate|abort|cancer|tumou?r|slur|racis|faggot|nigg/i
