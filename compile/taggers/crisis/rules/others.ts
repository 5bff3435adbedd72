/** Danger to others and from others: intent to harm, abuse that goes on, commands from voices, and somebody else who is about to die. */
import { rule } from '../rule.ts'

export const others = [
  rule({
    name: 'intends-to-kill-others',
    category: 'harm_to_others',
    grade: 'crisis',
    says: [
      'i (have)? _1 (homicidal) (thoughts|urges|ideation)',
      'homicidal (thoughts|urges|ideation)',
      '(thoughts|urges|urge|plan|plans|planning|planned|fantasies) (of|to|about|on) (killing|kill|murdering|murder|stabbing|shooting|hurting|hurt|harming|harm) ({them})',
      'i (am|was)? (going|about|planning|ready) to (kill|murder|stab|shoot) ({them}) _4 (tonight|today|tomorrow|when|if|with|worked out|weapon|planned|and then)',
      'i (am|was)? (afraid|scared|terrified) (that)? (i am going to|i will|i might|i could) (hurt|kill|harm) ({them})',
      'i (will|am going to|am bringing) (bring|take|bringing)? (a|the|my) (weapon|gun|knife|rifle) (to|into) (school|work|the office|class)',
      '(they|he|she) will (all)? (pay|be sorry|regret it|die) (tonight|today|tomorrow)',
      'i am going to (kill|murder) (everyone|everybody|them all|all of them) (at|in)',
    ],
    examples: {
      hits: [
        'I keep having thoughts of killing my boss',
        'I am going to kill him tonight',
        'I’m scared that I will hurt my baby',
        'homicidal thoughts all day',
        'I am going to bring a weapon to school',
      ],
      leaves: [
        'I am not going to kill him tonight.',
        'I am going to kill him, he ate my lunch.',
        'My sister is going to kill me when she finds out',
        'I could kill for a coffee',
        'In the novel she has thoughts of killing her boss',
      ],
    },
  }),
  rule({
    name: 'wants-to-hurt-others',
    category: 'harm_to_others',
    grade: 'elevated',
    says: [
      'i (really|just)? (want|need|would like|plan|intend) to (kill|murder|hurt|harm|stab|shoot|strangle|beat) (the)? ({them})',
      'i am going to (kill|hurt|murder) ({them})',
      'i (have)? (almost|nearly) (hurt|hit|strangled|stabbed) (my|him|her|them)',
      'want to (make|see) (him|her|them) (suffer|bleed|dead)',
    ],
    examples: {
      hits: ['I want to hurt him', 'I want to kill my stepfather', 'I am going to hurt her'],
      leaves: ['I don’t want to hurt him', 'I want to kill time', 'I do not want to hurt anyone'],
    },
  }),
  rule({
    name: 'danger-at-home',
    category: 'abuse',
    grade: 'crisis',
    person: 'self',
    says: [
      '(he|she|they|{kin}) (is|are|keeps|keep|has been|was just)? _1 (threatening|threatened|threatens|going|says|said|swears|swore) (he|she|they)? (is|was|will|would|are)? (going)? (to)? (kill|shoot|stab|murder) (me|us|my kids|the kids|the children)',
      '(he|she|{kin}) _1 (choked|strangled|chokes|strangles|tried to strangle|tried to choke|suffocated) me',
      '(he|she|they) (is|are)? _1 (breaking|broke|kicking|kicked|banging|smashing) (down|in|on|at) (the|my) _2 door',
      '(he|she|they) (has|have)? _1 (locked|locks|is keeping|keeps|holding) me (in|inside|up|here|prisoner|locked)',
      '(he|she|{kin}) (is|was just)? (beating|hitting|attacking|punching|hurting) (me|us) (right now|now|again|tonight)',
      '(he|she|{kin}) _1 (hit|beat|punched|kicked|attacked|raped) me (again)? (tonight|today|last night|this morning|yesterday|an hour ago|just now)',
      '(he|she) (is|will be) _3 (going to|gonna|will) (beat|hurt|hit|kill) me (again)?',
      'i (am|was)? (afraid|scared|terrified|think|know|fear) (that)? (he|she|my (husband|boyfriend|ex|wife|partner)) (is going to|will|might|would) (kill|murder) (me|us)',
      'i am hiding (from|in) _4 (him|husband|boyfriend|closet|bathroom|so he)',
      '(pointed|pulled|put|held|holding|pointing) (a|the|his) (gun|knife) (at|on|to|against) (me|my)',
    ],
    examples: {
      hits: [
        'He strangled me',
        'My husband says he will kill me',
        'He hit me again last night',
        'I am afraid that he will kill me',
        'she is beating me right now',
        'He has locked me in',
      ],
      leaves: [
        'My mother is going to kill me when she sees this mess',
        'He choked me up with that song',
        'When I was nine he strangled me, that was forty years ago',
        'he has never choked me',
        'In the film he says he will kill me',
      ],
    },
  }),
  rule({
    name: 'violence-at-home',
    category: 'abuse',
    grade: 'elevated',
    says: [
      '(he|she|{partner}) (still|sometimes|often|always|just)? (hits|beats|punches|kicks|slaps|chokes|abuses|rapes|threatens|hurts) (me|us|the kids|the children|my (son|daughter|kids))',
      '(he|she|{partner}) (is|has been|gets|is being) (physically|sexually|very)? (abusive|abusing|violent|hitting|beating) (to|towards|with)? (me|us)?',
      '(he|she|{partner}) (hit|beat|slapped|punched|kicked|raped|pushed|shoved) me',
      'i am (being)? (abused|beaten|raped)',
    ],
    examples: {
      hits: ['My boyfriend hits me.', 'He beats us', 'I am being abused'],
      leaves: ['He has never hit me.', 'My ex hit me ten years ago.', 'The song hits me hard', 'He beats me at chess'],
    },
  }),
  rule({
    name: 'child-abused-now',
    category: 'child_abuse',
    grade: 'crisis',
    despite: ['other_person'],
    says: [
      '({adult}) (is|keeps|has been|still|always|sometimes|often)? _1 (touches|touching|molesting|molests|raping|rapes|abusing|abuses|beats|beating) (me|my (sister|brother|daughter|son|child))',
      '({adult}) (comes|came|coming|sneaks|gets) (into|in|to) my (room|bed|bedroom) (at|every|when|each)',
      '({adult}) (makes|made|forces|forcing) me (do|to do|touch|take|to touch|sleep)',
      '({adult}) (hits|hit|kicks|whips|burns|hurts|punches) me (with|every|again|today|last night|when)',
      '(is|has been|was|been|caught|keeps) _2 (molesting|raping|sexually abusing|touching) my (daughter|son|kids|child|niece|nephew|sister|brother|little sister|little brother|stepdaughter)',
      "(my|a) (student|pupil|niece|nephew|daughter|son|neighbor's child|child) _2 (told|said|tells|confided|disclosed) _4 (is|was|has been|being) (being)? (touched|hurt|abused|beaten|raped|molested) (by|at|in)",
    ],
    examples: {
      hits: ['my uncle keeps touching me', 'My dad beats me', 'my stepdad comes into my room at night', 'my dad hits me with things'],
      leaves: [
        'My dad hugs me',
        'When I was a child my dad beat me',
        'my father used to beat me',
        'My dad beats me at chess',
        'A story in which my uncle keeps touching me',
      ],
    },
  }),
  rule({
    name: 'voices-command',
    category: 'psychosis',
    grade: 'crisis',
    says: [
      '(voice|voices|demon|demons|god|devil|they|it) (in my head)? (is|are|keeps|keep|just|has|have|were)? _1 (telling|tell|tells|ordering|order|orders|commanding|commands|command|told|saying|say|says|want|wants|instructing|urging) me (that)? (i)? (to|must|should|have to) (kill|hurt|harm|die|stab|do it|obey|cut|jump|end)',
      '(voice|voices) (say|says|saying) (kill|hurt|die)',
      'hearing (commands|orders|voices (that|which|telling) _2 (kill|hurt|harm))',
    ],
    examples: {
      hits: ['The voices tell me to hurt people.', 'a voice is ordering me to die'],
      leaves: [
        'The voices never tell me to hurt anyone',
        'My coach keeps telling me to kill it on stage',
        'The voice told me to turn left',
      ],
    },
  }),
  rule({
    name: 'hears-voices',
    category: 'psychosis',
    grade: 'elevated',
    says: [
      'i (still|sometimes|can|keep|started)? (hear|hearing) (a)? (voices|voice) (in my head|that|telling|talking|when|who|again|at night)',
      '(voices|voice) in my head',
      'i am hearing voices',
      'i hear voices',
    ],
    examples: {
      hits: ['I hear voices', 'the voices in my head are back'],
      leaves: ['I hear a voice message', 'I don’t hear voices', 'I hear my name in the fridge'],
    },
  }),
  rule({
    name: 'harms-self',
    category: 'self_harm',
    grade: 'elevated',
    says: [
      'i (have)? (am|was|just|still|been|started|keep|kept|began|want to|need to|relapsed and)? (cut|cutting|burn|burning|harm|harming|hurt|hurting) (my (arm|arms|leg|legs|wrist|wrists|thighs|skin)|myself)',
      '(urge|urges|want|need|tempted|started|back to|start) (to)? (self harm|cut|cutting|hurt myself|harm myself|cut myself|hurting myself)',
      'i (have)? (started|been)? (self , harm|self harm|self , harming|selfharm|self harming)',
      '(i|my) (self , harm|self harm|self , harming)',
      'urge _2 (to)? (hurt|harm|cut) (myself|is back)',
    ],
    examples: {
      hits: ['I started cutting myself again', 'the urge to hurt myself is here', 'i self harm'],
      leaves: ['I cut my finger while cooking', 'I never hurt myself', 'I hurt myself at football', 'I used to cut myself as a teenager'],
    },
  }),
  rule({
    name: 'injured-self-now',
    category: 'self_harm',
    grade: 'crisis',
    says: [
      'i (have)? (just|am) (cut|hurt|cutting|hurting|injured) myself _8 (bleeding|blood|deep|bad|badly|stop|hospital|right now)',
      'i (am)? (cutting|hurting) myself (right now|now|as i|while i)',
    ],
    examples: {
      hits: ['I just hurt myself and it is bad', 'i am cutting myself right now'],
      leaves: ['I just cut the bread', 'I hurt myself at football'],
    },
  }),
  rule({
    name: 'other-about-to-die',
    category: 'third_person',
    grade: 'crisis',
    person: 'other',
    says: [
      '({other}) _6 ({killOther}) _3 ({soon})',
      '({other}) (has|have)? (just|only)? (tried|attempted) (to ({killOther})|suicide) _2 ({lately}|and is|and now)',
      '({other}) (just|has just) (tried|attempted) (to ({killOther})|suicide)',
      '({other}) (has|have)? (just)? (written|wrote|left|sent) _2 (suicide|goodbye|farewell) (note|letter|message|text)',
      '({other}) (is|are)? (threatening|threatens|threatened|saying|says|about|going|planning) _4 ({killOther}) _6 (locked|weapon|gun|now|not picking|not answering|will not answer|bathroom|roof|bridge|alone)',
    ],
    examples: {
      hits: [
        'My sister says she is going to kill herself tonight',
        'my friend has left a suicide note',
        'my wife tried to kill herself an hour ago',
      ],
      leaves: [
        'My friend is not going to kill herself tonight.',
        'My uncle tried to kill himself thirty years ago',
        'In the film my friend watched she wants to kill herself tonight',
      ],
    },
  }),
  rule({
    name: 'other-suicidal',
    category: 'third_person',
    grade: 'elevated',
    person: 'other',
    says: [
      '({other}) _5 (wants|want|threatens|threatening|threatened|going|talks about|talking about|thinks of|thinks about|thinking about|thinking of|plans|planning|wanted) (to)? ({killOther}|{killingOther}|die|be dead)',
      '({other}) (is|feels|has been|might be|seems) (very|so)? suicidal',
      '({other}) _2 suicidal (thoughts|ideation|urges)',
      '({other}) _3 (does not|do not|did not) want to (live|be alive|be here) (any more)?',
      '({other}) (tried|attempted|has tried) (to ({killOther})|suicide)',
    ],
    examples: {
      hits: ['My son is suicidal', 'my wife talks about killing herself', 'My brother says he wants to die'],
      leaves: ['My son is happy', 'my brother does not want to die', 'My client is suicidal in the role play'],
    },
  }),
]
