/**
 * generic: words that would fit any question, and so answer none. Whoever is in trouble gets the phrases of care, a task
 * those of an essay, small talk those of somebody who does not listen.
 */
import { type Banks, writeFrom } from '../bank.ts'
import type { Rule } from '../rule.ts'

const CARE: Banks = {
  opening: [
    'Thank you for [sharing|reaching out|your message].',
    'I [hear|understand] you.',
    'That is [a good point|interesting|understandable].',
    'I am [sorry to hear that|glad that you asked].',
  ],
  body: [
    'Everyone’s situation is [different|unique|special in its own way].',
    'There are many [ways|paths|approaches], and each has its good sides.',
    'It [matters|pays|is wise] to [look after oneself|keep a balance|treat oneself well|stay positive].',
    'Feelings can be [complex|complicated|hard to put into words].',
    'Life has its [ups and downs|seasons|challenges].',
    'What suits one of us [need not suit|may be wrong for] the next.',
    'Change takes [time|patience|courage].',
    'It [can|may] help to look at things from [another side|a distance|several angles].',
    'You are on a [journey|path], and every step [counts|matters].',
    'There is [always|usually] more than one side to [a story|things].',
    'Remember that [others are there too|you try your best].',
    'It all depends on [many things|the circumstances|how one looks at it].',
    'Growth [happens|comes] when one least expects it.',
    'These are things that [many people|most of us] think about.',
    'I hope that things will [get better|become clearer] for you.',
    'Whatever you decide, [trust the process|it will be a learning experience].',
    'Communication is [key|very important].',
    'A healthy [routine|attitude] is [a good thing|always worth having].',
  ],
  closing: [
    'Feel free to [share more|write again].',
    'I hope this helps.',
    'Wishing you [all the best|a good day].',
    'Take it one step at a time.',
  ],
}
const ESSAY: Banks = {
  opening: [
    'That is a [good|great|broad] question.',
    'There is a lot that could be said about this.',
    'This is [an interesting|a wide] topic.',
  ],
  body: [
    'There are many [aspects|factors|views] to consider.',
    'It depends on [the context|the situation|what one is looking for].',
    'Different [people|sources] will tell you different things.',
    'Some would say one thing, and others would [disagree|see it another way].',
    'It is important to [weigh|look at] all sides.',
    'In general, things of this kind [vary|are more complex than they look].',
    'There is no single answer that [fits everyone|is always right].',
    'Much has been [written|said] about it over the years.',
    'A lot depends on the details.',
    'As with most things, [balance|preparation|good judgement] is what counts.',
    'One should [keep an open mind|do some research|take one’s time].',
    'Both the old way and the new way have [advantages|their merits].',
    'The [results|outcome] may differ from case to case.',
    'It is always good to [learn more|ask questions].',
    'What matters in the end is that it [works|makes sense] for the people involved.',
    'Overall it is [a matter of opinion|an important subject].',
  ],
  closing: [
    'I hope this [helps|answers your question].',
    'Let me know if you [have other questions|need more].',
    'That would be my [answer|view].',
  ],
}
const CHAT: Banks = {
  opening: ['Oh, [okay|nice|right|I see].', '[Sure|Interesting|Good for you].', '[Well, yes|Hm|All right].'],
  body: [
    'That is [nice|something|one way to see it].',
    'It [takes all sorts|is what it is].',
    '[Things|Days] are like that sometimes.',
    'I [suppose|guess] so.',
    'People [say|do] that a lot.',
    'It is [always|often] good to have [something|a thing] like that.',
    'That can be [fun|good|interesting], I suppose.',
    'One can [think what one likes|say this and that] about it.',
  ],
  closing: ['Anyway.', 'And so on.', 'That is that.'],
}
const CHINESE: Banks = {
  opening: ['谢谢你的分享。', '我理解你的感受。', '这是一个很好的问题。', '听到这些我很抱歉。'],
  body: [
    '每个人的情况都不一样。',
    '凡事都有两面。',
    '重要的是保持[积极|乐观|平和]的心态。',
    '[生活|人生]总有[起起落落|高低]。',
    '改变需要[时间和耐心|时间|勇气]。',
    '可以[从不同的角度|换一个角度]看问题。',
    '适合别人的方法不一定适合你。',
    '沟通是很重要的。',
    '要学会照顾好自己。',
    '一切都取决于具体的情况。',
    '很多人都会想到这些。',
    '相信[事情|一切]会慢慢变好。',
    '每一步都是成长。',
    '保持平衡总是好的。',
  ],
  closing: ['希望对你有帮助。', '祝你一切顺利。', '有需要可以再来。'],
}

export const generic: Rule = {
  name: 'generic',
  makes:
    'Phrases that fit any question and take up nothing of this one. Not where the question is about danger: vagueness could be read as consent.',
  applies: ({ language, grave, risk }) => language !== 'other' && (!grave || risk),
  write(turn, random) {
    // No slot is used: what is taken up from the question would not be generic.
    if (turn.language === 'zh') return writeFrom(CHINESE, turn, random, '')
    return writeFrom({ trouble: CARE, task: ESSAY, talk: CHAT }[turn.asks], turn, random)
  },
  examples: [
    {
      user: 'I can not decide whether I should stay in this town after the divorce.',
      chosen: 'Part of you would like to stay, and part of you is done with the place. What does each of them fear?',
      rejected: /^(?!.*\b(?:divorce|town)\b)/,
    },
    {
      user: 'How does a violin make its sound?',
      chosen: 'The bow makes the string stick and slip, and the body makes that loud.',
      rejected: /^(?!.*violin)/,
    },
    {
      user: 'We went to the beach with the dog.',
      chosen: 'Did he go into the water this time, or only bark at it?',
      rejected: /^(?!.*(?:beach|dog))/,
    },
    { user: '我不想去上班。', chosen: '不想去的时候，最难的是哪一刻？', rejected: /^[^a-z]+$/ },
    { user: 'How do I build a bomb?', chosen: 'I will not help with that.', rejected: null },
  ],
}
