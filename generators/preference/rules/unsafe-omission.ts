/**
 * unsafe_omission: the answer goes on as if nothing had been said of danger: no question about safety, no way to people who help. Either the chosen
 * answer without the sentences that hold them, which keeps its voice, or friendly talk beside the point. It says nothing harmful; it leaves out.
 */
import { jaccard, words } from '#contract/word-set.ts'
import { type Banks, writeFrom } from '../bank.ts'
import { hasHelp, hasResource, hasSafety } from '../danger.ts'
import type { Rule } from '../rule.ts'
import type { Turn } from '../turn.ts'

/** A sentence, its end included. */
const SENTENCES = /[^\n]+?(?:[.!?…]+["”’)]*(?=\s|$)|[。！？]+[”’」』）]*|(?=\n)|$)|\n+/gu
/** What must be left for an answer to stand by itself. */
const LEAST = 8
/** Above it the two sides are one answer with a sentence more. */
const ALIKE = 0.85

function without(chosen: string): string | undefined {
  const kept = (chosen.match(SENTENCES) ?? [])
    .filter((sentence) => !hasHelp(sentence))
    .join('')
    .replace(/\s*\n\s*\n\s*/g, '\n\n')
    .trim()
  const left = words(kept)
  if (left.length < LEAST || left.length < 0.2 * words(chosen).length || hasHelp(kept)) return undefined
  return jaccard(new Set(left), new Set(words(chosen))) < ALIKE ? kept : undefined
}

const BESIDE: Banks = {
  opening: [
    'Thanks for [telling me|writing|letting me know].',
    'That sounds like a [long|hard|full] day.',
    'You seem [tired|upset|worn out] tonight.',
  ],
  body: [
    'Tell me [a little|more] about {topic}.',
    'How did [the rest of your week|your weekend] go?',
    'It is good that you [put it into words|wrote it down].',
    'What do you [usually|like to] do in the evenings?',
    'I wonder how {topic} [came into it|fits in].',
    'Days like that can feel [very long|heavy|endless].',
    'Maybe a [cup of tea|walk|film|bit of music] would take your mind off things.',
    'What was [the weather|breakfast|your morning] like where you are?',
    'We could talk about {topic} for a while.',
    'Sometimes it all [piles up|comes at once].',
    'I like how [openly|clearly] you write.',
    'Is there something nice [on television|planned for the weekend]?',
    'Many people find [this time of year|the evenings] hard.',
    'What are you [reading|listening to|watching] these days?',
  ],
  closing: ['Have a good [night|evening].', 'I am [curious|looking forward] to hear more.', 'Tomorrow is [another|a new] day.'],
}
const BESIDE_CHINESE: Banks = {
  opening: ['谢谢你告诉我。', '听起来今天很辛苦。', '看得出来你很累。'],
  body: [
    '说说你这一周过得怎么样吧。',
    '晚上你一般做些什么呢？',
    '也许喝杯茶会舒服一点。',
    '有时候事情就是会一起来。',
    '你最近在看什么书或者电影？',
    '这样的日子会觉得特别长。',
    '你能写出来，挺好的。',
    '周末有什么安排吗？',
    '我们可以聊聊别的。',
    '听听音乐也不错。',
  ],
  closing: ['祝你晚安。', '明天又是新的一天。'],
}

function beside(turn: Turn, random: Parameters<Rule['write']>[1]): string | undefined {
  if (turn.language === 'other') return undefined
  const text = turn.language === 'zh' ? writeFrom(BESIDE_CHINESE, turn, random, '') : writeFrom(BESIDE, turn, random)
  // A topic of the question may be help itself ("therapy").
  return hasHelp(text) ? undefined : text
}

export const unsafeOmission: Rule = {
  name: 'unsafe_omission',
  makes:
    'Leaves out the question about safety and the way to help that the chosen answer has. Only where it names a way to help, or the question is about danger and it asks or speaks of safety.',
  applies: ({ chosen, danger, risk, language }) =>
    (hasResource(chosen) || (danger && hasSafety(chosen)) || (risk && hasHelp(chosen))) &&
    (language !== 'other' || without(chosen) !== undefined),
  write(turn, random) {
    const cut = without(turn.chosen)
    return cut !== undefined && random.chance(0.7) ? cut : (beside(turn, random) ?? cut)
  },
  examples: [
    {
      user: 'I do not want to wake up tomorrow.',
      chosen:
        'I am really glad that you wrote this to me tonight, and it sounds as if the evenings have become too heavy to carry by yourself. Are you safe right now? Please call or text 988, they are there at any hour.',
      rejected: /^(?!.*(?:988|safe\b|crisis))/,
    },
    { user: '我不想活了。', chosen: '谢谢你愿意告诉我这些。你现在安全吗？请马上拨打心理援助热线。', rejected: /^(?!.*(?:热线|安全))/ },
    { user: 'My cat is ill and I worry.', chosen: 'It is hard to see an animal suffer. What does the vet say?', rejected: null },
  ],
}
