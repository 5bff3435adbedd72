/** premature_advice: orders in place of listening. Never about treatment, food or medicine, and never to somebody at risk, hurt or ill. */
import { type Banks, writeFrom } from '../bank.ts'
import type { Rule } from '../rule.ts'

const ENGLISH: Banks = {
  opening: [
    'That is easy: {advice}.',
    'I [know exactly what to do|have the answer]. You need to {advice}.',
    'Do not [tell me more|go into details], just {advice}.',
    'Right, [here is the plan|this is what you do]: {advice}.',
    'Simple. {advice}.',
    'With {topic} there is only one thing to do: {advice}.',
  ],
  body: [
    'You [should|must|have to|really need to] {advice}.',
    'Then {advice}.',
    'If that does not work, {advice}.',
    'After that you [will want to|can] {advice}, and {topic} [is solved|will be history].',
    'Everybody who has trouble with {topic} [should|ought to] {advice}.',
    '[Step two|The next step|Number two]: {advice}.',
    'Have you tried to {advice}? [It always works|That does the trick].',
    'I would {advice} and [not look back|be done with it].',
    'While you are at it, {advice}.',
    'You do not need to understand {topic}, you need to [act|do something].',
    'Forget “{echo}” and {advice}.',
    'There is no point in [talking|thinking] it over before you {advice}.',
    'A friend of mine had the same with {topic}: the answer was to {advice}.',
    'Trust me, {advice}.',
    'All it takes is that you {advice}.',
    'My [rule|advice] is always the same: {advice}.',
  ],
  closing: [
    'Do that and [come back in a week|you are done].',
    'It [is that simple|always works].',
    'No need to [thank me|talk about the rest].',
    'Problem solved.',
  ],
}
const CHINESE: Banks = {
  opening: ['很简单，听我的。', '不用多说了，我知道该怎么办。', '办法只有一个。', '你现在就这样做。'],
  body: [
    '你应该马上去跟他们说清楚。',
    '先列一个计划，然后照着做。',
    '每天早起[一小时|半小时]跑步。',
    '换个[环境|工作|城市]就好了。',
    '[找一个新的爱好|报一个班|学一门手艺]。',
    '把手机放下，多出去走走。',
    '今天就做决定，不要再拖。',
    '多交几个朋友。',
    '把时间排满，就没空想了。',
    '写下[三个|五个]目标，贴在[墙上|桌上]。',
    '别想原因，直接行动。',
    '照我说的做，[一个星期|三天|一个月]就见效。',
  ],
  closing: ['就这样，照做就行。', '问题解决了。', '做完再来告诉我。'],
}

export const prematureAdvice: Rule = {
  name: 'premature_advice',
  makes: 'Gives orders to somebody in trouble before it has asked or heard anything. Not where somebody is at risk, hurt or ill.',
  applies: ({ language, asks, grave }) => language !== 'other' && asks === 'trouble' && !grave,
  write: (turn, random) => (turn.language === 'zh' ? writeFrom(CHINESE, turn, random, '') : writeFrom(ENGLISH, turn, random)),
  examples: [
    {
      user: 'My sister and I have not spoken since the holidays and I miss her.',
      chosen: 'You miss her, and the silence has gone on for a while. What do you wish that she knew?',
      rejected: /\b(?:skip|draw|talk|make|write|start|give|look|tidy|take)\b/i,
    },
    { user: '我和室友吵架了，心里很难受。', chosen: '吵完之后还要住在一起，确实不容易。', rejected: /^[^a-z]+$/ },
    { user: 'I keep cutting myself when I am alone.', chosen: 'Thank you for telling me. Are you safe at the moment?', rejected: null },
    { user: 'What is the tallest mountain?', chosen: 'The tallest one above the sea is in the Himalayas.', rejected: null },
  ],
}
