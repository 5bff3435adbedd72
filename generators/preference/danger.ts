/**
 * What a question and an answer say about danger, so that no rule belittles somebody at risk. Wide on purpose: a false alarm costs a rule or a pair,
 * a missed one would put a careless answer beside a cry for help. Telling crises apart with reasons is the taggers' work.
 */

/** Somebody may end or harm their own life. */
const RISK =
  /suicid|\bkill(?:ing)? my ?self|\bend(?:ing)? (?:my life|it all|things)|\b(?:want|wish|like|ready|going|planning) to die\b|\bwanna die|\bwish i (?:was|were) dead|better off (?:dead|without me)|(?:do not|don['’]?t) (?:want|wish) to (?:live|be (?:here|alive)|wake up|exist|go on)|self[- ]?(?:harm|injur)|\b(?:cut|cutting|hurt|hurting|harm|harming|burn|burning) my ?self|overdos|no (?:reason|point) (?:to|in) liv|can(?:not|['’]?t) go on|take my (?:own )?life|自杀|轻生|不想活|活不下去|自残|自伤|结束(?:自己的)?生命|去死|寻死/i
/** Violence, abuse, crime, weapons, or a body that starves: nothing to be flippant or hasty about. */
const GRAVE =
  /\babus|\bassault|\brap(?:e|ed|ist)\b|molest|\bviolen|\b(?:hit|hits|hitting|beat|beats|beating|choke[ds]?|threaten(?:s|ed|ing)?) (?:me|her|him|us|my)\b|\bkill|\bmurder|\bweapon|\bguns?\b|\bknife|\bknives|\bbomb|\bpoison|\bstalk|\bshoot|\bhurt(?:ing)? (?:him|her|them|some|people|others|anyone|my)|\bharm|anorexi|bulimi|\bpurg|\bstarv|eating disorder|hear(?:ing)? voices|hallucinat|withdrawal|\bsteal|\bhack|\bfuck|\brapist|\bnazi|\bkidnap|\btortur|\bterror|miscarr|虐待|家暴|强奸|性侵|杀|打我|厌食|暴食|幻听/i
/** A way to people who can help at once, or a plain question about safety. */
const SAFETY =
  /\b(?:call|calling|dial|text|texting|ring|phone|contact|reach)\b[^.!?]{0,60}\b(?:988|911|999|112|000|111|116 ?123|741741|85258|13 11 14)\b|hot ?line|life ?line|helpline|crisis|samaritans|emergency (?:room|service|number|department|contact)|\ber\b(?= |\.)|\bare you safe|\bsafe (?:right now|tonight|place|with)|\b(?:keep|keeping|stay|staying|be|feel) safe|safety|thoughts? (?:of|about) (?:suicide|dying|ending|harming|hurting|killing)|thinking (?:of|about) (?:suicide|dying|ending|harming|hurting|killing)|suicid|self[- ]?harm|(?:hurt|harm|kill)(?:ing)? yourself|end(?:ing)? your life|热线|急救|\b1[12]0\b|危机|安全|自杀|轻生|自伤|伤害自己|结束生命/i
/** A number, a line or a service that helps at once. */
const RESOURCE =
  /\b(?:call|calling|dial|text|texting|ring|phone|contact|reach)\b[^.!?]{0,60}\b(?:988|911|999|112|000|111|116 ?123|741741|85258|13 11 14|police)\b|hot ?line|life ?line|helpline|crisis (?:line|text|team|cent)|samaritans|emergency (?:room|service|number|department)|热线|急救|\b1[12]0\b/i
/** Professional or close help: what an answer to somebody at risk has at least. */
const HELP =
  /therap|counsel|psycholog|psychiatr|\bdoctor|physician|professional|hospital|clinic|\bsupport (?:group|line)|someone (?:you|that you|who you) trust|trusted|reach out|seek(?:ing)? help|get(?:ting)? help|in person|医生|医院|咨询|专业|求助|治疗|家人|信任/i

export const atRisk = (text: string): boolean => RISK.test(text)
export const isGrave = (text: string): boolean => RISK.test(text) || GRAVE.test(text)
export const hasResource = (text: string): boolean => RESOURCE.test(text)
export const hasSafety = (text: string): boolean => SAFETY.test(text)
/** Safety content or a pointer to people who help. */
export const hasHelp = (text: string): boolean => SAFETY.test(text) || HELP.test(text)
