/** Contexts that every tagger shares: told of another time, of a text, of a question in general. */
import type { Context } from './rule.ts'

const NUMBER =
  'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|many|several|few|some|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|25|30|35|40'
const AGE =
  'little|young|small|a kid|a child|a teenager|a teen|a girl|a boy|a student|growing up|younger|in (my|high|middle|elementary|primary|college|school)|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|twenty two|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22'

export const PAST: Context[] = [
  {
    discount: 'past',
    reach: 'clause',
    says: [
      `(${NUMBER}|couple of) (more)? (years|decades) (ago|back|earlier|before)`,
      '(a|over a|many|about a) (year|decade) ago',
      'years (ago|back|before)',
      'decades ago',
      'used to',
      `when i was (only|about|just|still)? (${AGE})`,
      `at (the age of)? (${AGE})`,
      'as a (teenager|teen|child|kid|boy|girl|student|young)',
      'in my (teens|twenties|thirties|youth|early|late|childhood|past)',
      'in the (past|nineties|eighties|seventies)',
      'back then',
      'at the time',
      'long ago',
      '(have not|has not) _4 (in|for|since) _2 (years|months|then)',
      '(no longer|not any more|in recovery|are gone|is over|went away|have stopped|stopped years)',
      'in (19*|20*)',
      'i survived',
      '(曾经|以前|多年前|小时候|年前|过去|当时)',
    ],
  },
]

export const MENTION: Context[] = [
  {
    discount: 'mention',
    reach: 'sentence',
    says: [
      '(lecture|lectures|thesis|essay|dissertation|seminar|webinar|workshop|training|curriculum|textbook|syllabus|presentation)',
      '(exam|quiz|coursework|homework|module) (on|about|for|question|covers)?',
      '(prevention|awareness) (hotline|line|week|day|month|programme|program|campaign|training|course|work)?',
      '(hotline|helpline|lifeline) (staff|volunteer|volunteers|training|worker|workers)',
      'volunteer* (on|at|for)',
      '(studies|statistics|research|literature|article|articles|documentary|podcast|blog|study) (on|about|of|shows|show|says|lists)?',
      '(warning|risk) (signs|factors) (of|for)',
      '(difference|differences) between',
      '(definition|meaning|criteria|symptoms|prevalence|causes) (of|for)',
      'what (is|are|does|do) (the)? _2 (signs|meaning|definition|suicidal|suicide|mean)',
      'what does',
      '(assess|assessing|counsel|treat|treating|interview|screen|screening) (people|patients|clients|students|someone|those)',
      '(my|a|the) (client|patient|clients|patients) (who|says|said|is|are|has|tells|told)',
      '(in|of|on) (the|a|this|that|my|his|her|our) (book|novel|film|movie|story|series|show|episode|song|poem|play|game|script|lyrics|chapter|scene|comic|musical)',
      'in which',
      '(song|line|lyric|lyrics|poem|quote|verse|chorus|title) (with|that|where|goes|says|called|about)',
      '(main|a|the|my)? (character|hero|heroine|protagonist|detective|villain|antagonist)',
      '(writing|write|reading|read|wrote|watching|watched|seen) (a|an|the|my|this|about) _2 (novel|story|stories|book|film|movie|script|play|poem|paper|series|essay|song|lyrics)',
      '(suicide) (squad|prevention|hotline|awareness|rates|rate|statistics|note generator|blonde|doors|bomber|squeeze)',
      'role play',
      '(dream|dreams|nightmare|nightmares|dreamt|dreamed|dreaming)',
      '(prompt|roleplay|fictional|fiction|hypothetically|hypothetical)',
      '(电影|小说|这本书|新闻|预防|讲座|课程|论文)',
    ].flatMap((one) => (one.startsWith('volunteer*') ? ['(volunteer|volunteers|volunteering) (on|at|for)'] : [one])),
  },
]

export const HYPOTHETICAL: Context[] = [
  {
    discount: 'hypothetical',
    reach: 'before',
    says: [
      'if (i|you|he|she|they|we) (ever|were|was|felt|had|should)',
      'if (someone|somebody|anyone|a (client|patient|friend|person|student|child))',
      'what (if|would you do|should (i|one) do (if|when))',
      '(would|how do|how would|what do) you (do|respond|react|say|answer|help) (if|when|to|with)',
      'how (should|can|could|does|would) (a|an|one|we|someone|people|teachers|parents|therapists|you)',
      '(suppose|imagine|let us say|pretend|in case)',
      '(is it|would it be) (normal|bad|wrong|ok|okay) (if|to)',
      'whether (someone|a person|people)',
    ],
  },
]
