/** What looks like a crisis and is none: idioms, and the contexts that all taggers share. */
import { HYPOTHETICAL, MENTION, PAST } from '../contexts.ts'
import type { Context } from '../rule.ts'

const IDIOM: Context = {
  discount: 'idiom',
  reach: 'span',
  says: [
    '(is|are|was|were) (just|absolutely|literally|slowly|really)? killing (me|us|my|it)',
    '(kill|killing|killed) (time|two birds|the (lights|light|engine|mood|process|vibe|server|task|job)|it (on|at|in)|an hour|some time|a few hours)',
    'killing (myself|my self) (doing|with|over|at|to|for|trying|in|on|working)',
    '(people|they|everyone|strangers|classmates|kids|bullies|somebody|someone|online|was) (told|tell|tells) _2 to (kill|off) (myself|himself|herself|themselves)',
    '(could|would|i) (would)? kill for',
    '(to die for|dressed to kill|die hard|die trying|die laughing|die of (shame|embarrassment|boredom|laughter|laughing|hunger|thirst|heat|cold|curiosity|old age|exhaustion|happiness|cringe))',
    'i (want|wanted|need) to die (of|from|laughing)',
    '(dying|died|die) (of|from|to|for) (laughter|laughing|embarrassment|boredom|shame|hunger|heat|know|see|meet|try|a|some|curiosity|cringe)',
    'would (rather|sooner) (die|kill myself|be dead)',
    'rather (die|kill myself|be dead|end my life) (than)?',
    '(mom|mother|dad|father|boss|wife|husband|teacher|coach|boyfriend|girlfriend|sister|brother|landlord|parents|they|she|he) (is|are) (so)? (going to|gonna) (kill|murder|shoot|strangle) (me|us) (when|if|for|because|over|once|about)',
    '(will|would|going to) (kill|murder|shoot) me (when|if|for|because|over|once)',
    '(makes|make|made|making) me want to (die|kill myself|end it all|commit suicide|off myself)',
    '(ask|asked|asks|asking|wondered|checked) _3 (if|whether) i (am|was|were|felt|feel|had been|have been) _2 suicidal _4 (i am not|i was not|no|not|i said no)',
    'want to (die|kill myself) (,)? (haha|lol|lmao|hahaha|xd|ha)',
    '(murder|kill|destroy|crush) (this|that|the) (exam|test|interview|presentation|game|workout|pizza|burger|song)',
    '(stabbed|stab|stabbing|stabs) (me|him|her|them|us)? in the back',
    '(shoot|shot) (me|him|her|them|us) (a|an|your|over)',
    '(hit|hits|beat|beats|kick|kicks) (me|us) (like|hard that|that|up|at (chess|cards|golf|tennis|poker|everything|games|darts)|in (chess|the final|the race|a race)|to (it|the|work)|with (a|the) (question|idea|news|smile))',
    '(beating|beats|beat) me at',
    '(choked|chokes) me up',
    'hurt myself (at|playing|during|while|when i (fell|slipped|was (running|playing)))',
    'cut myself (a|some|off|shaving|cooking|while|on|slack)',
    'cutting (myself)? (off|back|down|sugar|carbs|costs|it)',
    '(political|career|social|commercial|professional|financial|business|fashion) suicide',
    'is (career|social|political) suicide',
    'going to kill (him|her|them|my (brother|sister|boss|husband|wife)) (,)? (he|she|they)? (ate|forgot|left|lol|haha|for (eating|forgetting|leaving))',
    '(tired|sick) of (living|existing) (in|with|at|like|on|out|from|near|here|alone|under|paycheck|this|hand)',
    '(whether|if) i (am|was) (actually|really)? suicidal _4 (am not|was not|i am not|not|no)',
    'arrangements (for|with|at)',
    'be (here|around) on (monday|tuesday|wednesday|thursday|friday|saturday|sunday) (,)? (can|could|so|because|we|i am (at|in|on|away)|sorry)',
    'when i am gone (on|to|for|at)',
    '(away to (charity|goodwill|oxfam|the)|clothes away)',
    '(it|things|that|we|they) (had|would have|have) worked out',
    '(bridge|knife|gun|belt|rope|roof|railing|platform) (club|game|tournament|show|shows|law|laws|control|skills|course|terrace|garden|party|bar|repair|tax|tiles)',
    '(medication|pills|meds|tablets) (list|schedule|plan|reminder|app|box|organizer|organiser)',
    '(all of them|them all|the lot) (to|out|for|on|there|with|home|back|in|as prescribed)',
    '(make|making|made) (him|her|them|everyone|them all) pay (the|for|his|her|their|rent|attention|back|me|up|taxes|a|my|our)',
    'point (in|of) living (in|with|at|together|here|near)',
    '(live|living|exist) (a|in|out|there|with|on|at|under|near|off|alone|together|here|that|by|through) (lie|constant|fear|the|a|my|this|these|his|her|him|them|of|car|house|though|paranoia|pain)?',
    'be around (people|him|her|them|that|others|anyone|my|the)',
    '(kicked|kicks|kicking) (me|us|him|her) (out|off)',
    '(hit|hits) me up',
    '(be here|be around) (at|in|with|next|for|when|on) (this|the|a|my|your|that|week|month) (party|meeting|class|office|room|week|job|house|place|town|city|,)?',
    'this is the end of (the|my|our|this)',
    '(be|is|was) gone (for|to|on) (lunch|work|holiday|vacation|a|the)',
    'hear a voice (message|mail|note)',
    '(smash|break|crush|kill) it',
    '(yelled|screamed|yells|shouted|said|says|texted) (at me|to me)? (that)? i am going to',
    'or someone i (care|know|love)',
    'had _1 (suicidal thoughts|thoughts of suicide) (while|when|in|at|during|as|back)',
    '没有(她|他|你)(我)?(就)?活不下去',
    '活不下去似的',
    '想死(你|他|她)',
    '(笑|累|困|饿|热|气|吓|忙|烦|冷|痛|疼|急)死',
    '要死',
  ],
}

/** What was tried is an attempt, recent or not, and no wish by itself: the rules on attempts count it. */
const TRIED: Context = {
  discount: 'past',
  reach: 'span',
  says: ['(tried|attempted) to (kill myself|end my (own)? life|take my (own)? life|commit suicide|die)'],
}

/** Somebody else's words between quotation marks, announced as such. */
const QUOTED: Context = {
  discount: 'mention',
  reach: 'before',
  says: [
    '(hero|character|song|book|novel|poem|lyrics|singer|he|she|who|client|patient|actor) (says|said|screams|writes|shouts|sings|sang|goes) (,)? "',
    '(他|她|他们)(可能|也许)?(会)?(说|讲)(道)?(,)? "',
    '(the)? (line|title|words|quote|phrase|sentence) (,)? "',
  ],
}

export const CRISIS_CONTEXTS: readonly Context[] = [IDIOM, TRIED, QUOTED, ...PAST, ...MENTION, ...HYPOTHETICAL]
