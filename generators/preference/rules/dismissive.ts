/** dismissive: what the other brought is made small. Mildly; nobody at risk, hurt or ill is ever answered so. */
import { type Banks, writeFrom } from '../bank.ts'
import type { Rule } from '../rule.ts'

const ENGLISH: Banks = {
  opening: [
    'Oh, [that again|not this|well].',
    'Honestly, {topic} [is hardly news|again? Really].',
    'I have heard [worse|this one before|that many times].',
    'So that is [all|what this is about|the whole story]?',
    'Everyone has [days|weeks|times] like that.',
    'It can not be as [bad|big|special] as you make it sound.',
    '“{echo}”? [That is a big word|Come on|Hardly].',
  ],
  body: [
    '{topic} is something that everybody deals with.',
    'Other people have [real problems|much more to carry], and they manage.',
    'You are making [too much of it|a mountain of it|more of it than there is].',
    'I do not see why {topic} should [matter so much|take up our time|be a subject at all].',
    'It will sort itself out [by next week|sooner or later|if you leave it alone].',
    'Most people would not even [notice|mention|remember] that.',
    'You think about {topic} [far too much|more than anyone else does].',
    'When I hear “{echo}”, I wonder whether you are [being a little dramatic|looking for something to complain about].',
    'There is no need to make [a scene|a story] out of “{echo}”.',
    'Just [get on with it|let it go|move on|cheer up a bit].',
    'It is only a feeling, and feelings [pass|are not facts|come and go].',
    'By [next year|the summer|Monday] you will have forgotten all about {topic}.',
    'Somebody your age [should be past that|ought to know how life is].',
    'We all wish that {topic} were [easier|different]; that is life.',
    'I am not sure what you [expect me to say|want from me] here.',
    'You are [very|a bit|awfully] sensitive about {topic}.',
    'Things like that [happen|are normal], and there is nothing to talk about.',
    'If you did not [dwell on it|turn it over all day], it would go away.',
    'You could have worse things than {topic} to deal with.',
    'Surely you have [better things to think about|more pressing matters].',
    'That is [just how it is|nothing special|hardly a reason to be upset].',
    'Every week somebody tells me about {topic}.',
  ],
  closing: [
    'Anyway, [was there anything else|what else is new|next topic]?',
    'You will be fine.',
    'Let us talk about something [nicer|more interesting].',
    '[Chin up|Onwards|Never mind].',
    'That is really all there is to say about {topic}.',
  ],
}
const CHINESE: Banks = {
  opening: ['哦，又是这个。', '就这点事吗？', '说实话，这不算什么。', '这种事我听得多了。', '谁没有这样的时候呢。'],
  body: [
    '[大家|我们|谁]都是这么过来的。',
    '你[想得太多了|太较真了|想多了]。',
    '[别人|很多人|隔壁的人]比你难多了，也没有说什么。',
    '[过几天|到下个月|睡一觉]你自己就忘了。',
    '没必要为这种[小事|事情]难过。',
    '不去想它就好了。',
    '我不明白这有什么好说的。',
    '你有点太敏感了。',
    '[生活|日子|人生]本来就是这样。',
    '这个年纪不应该还为这个烦恼。',
    '开心一点不就行了。',
    '这根本算不上问题。',
  ],
  closing: ['还有别的事吗？', '算了，换个话题吧。', '会好的，就这样。'],
}

export const dismissive: Rule = {
  name: 'dismissive',
  makes: 'Makes a trouble small that the user tells of. Not where somebody is at risk, hurt or ill.',
  applies: ({ language, asks, grave }) => language !== 'other' && asks === 'trouble' && !grave,
  write: (turn, random) => (turn.language === 'zh' ? writeFrom(CHINESE, turn, random, '') : writeFrom(ENGLISH, turn, random)),
  examples: [
    {
      user: 'My boss keeps giving me the late shifts and I do not know how to tell him that it is too much.',
      chosen: 'That sounds wearing, and it makes sense that you would like it to change. What would you want him to know first?',
      rejected: /[.?!]$/,
    },
    {
      user: '我最近总是觉得很累，不知道该怎么办。',
      chosen: '听起来你已经撑了很久。这种累是从什么时候开始的呢？',
      rejected: /^[^a-z]+$/,
    },
    { user: 'I love the theatre, we should go!', chosen: 'Yes, let us look for tickets tonight.', rejected: null },
    { user: 'You are a sailor. Tell me of my ship and how hard life is.', chosen: 'She leaks, and so do I.', rejected: null },
    { user: 'I want to die.', chosen: 'I am glad that you told me. Are you safe right now?', rejected: null },
    { user: 'He beats me when he has been out.', chosen: 'That is not all right, and it is not on you.', rejected: null },
    {
      user: 'Name the planets of the solar system.',
      chosen: 'Mercury, Venus, Earth and Mars are the inner ones, then come the large ones.',
      rejected: null,
    },
    { user: 'Estoy cansado de mi trabajo y no sé qué hacer.', chosen: 'Parece que llevas mucho tiempo aguantando.', rejected: null },
  ],
}
