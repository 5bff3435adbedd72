/**
 * Scenario prompts come from outside and are screened before anything is written about them: what identifies a person or tells how harm
 * is done is left out; what asks for a method is answered with a refusal and with help; the rest is a situation.
 */
import { isCrisisLevel } from './crisis-signals.ts'
import { identifies } from './safety/privacy.ts'
import { AMOUNTS, MEANS } from './safety/harm.ts'

export type Screened =
  | { use: 'left_out'; rule: 'identifying_data' | 'method_detail' | 'sexual_minor' }
  | { use: 'refused'; rule: 'asks_method' | 'asks_to_find_a_person' | 'asks_dose' }
  | { use: 'situation'; crisis: boolean; mentions?: 'means' }

const ASKS =
  /\b(?:how (?:do|can|could|would|should|to|many|much)|what(?:'s| is| are)? (?:the )?(?:best|easiest|quickest|fastest|least painful|most (?:effective|painless))|(?:tell|teach|show|give|explain|describe|list|write)(?: to)? (?:me |us )?(?:\w+ ){0,4}(?:how|ways?|methods?|steps?|instructions?|guide|recipe)|ways? to|methods? (?:of|for|to)|instructions? (?:for|on|to)|step[- ]by[- ]step|which (?:pills?|tablets?|drugs?|poison))\b/i
const HARM =
  /\b(?:kill\w*|suicid\w*|die|dying|self[- ]?harm\w*|hurt\w*|harm\w*|poison\w*|overdos\w*|starv\w*|cut(?:ting)? (?:my|your|him|her)sel\w+|end (?:my|his|her|their|your|it)|murder\w*|attack\w*|strangl\w*|weapons?|bombs?|explosives?|purg\w*|make (?:him|her|them) disappear|stop eating|lose weight without)\b/i
/** Asking how to help, cope or stop is no asking for a method. */
const HELPS =
  /\bhow (?:do|can|could|would|should|to|might) (?:i |we |you |one |she |he |they |a \w+ |the \w+ )?(?:best )?(?:help|cope|stop|support|talk|tell|respond|prevent|avoid|deal|keep|protect|recover|survive|ask|get help|get (?:him|her|them) help|live with|handle|intervene|not)\b/i
const FINDS =
  /\b(?:find|track|locate|trace|get|look up|give me|tell me)\b[^.?!]{0,40}\b(?:address|where (?:he|she|they) (?:lives?|works?|is staying)|phone number|location|workplace|real name)\b/i
const DOSE =
  /\b(?:how (?:many|much)|what dose|which dose|safe dose|maximum dose)\b[^.?!]{0,40}\b(?:take|pills?|tablets?|mg|medication|drug|dose)\b/i
const DETAIL =
  /\b(?:step [12]\b|first,? (?:take|mix|tie|get) (?:a|the|some)|mix(?:ing)? \w+ (?:with|and)|by (?:hanging|shooting|poisoning|overdosing|jumping|cutting)|using (?:a|the) (?:rope|noose|gun|knife|razor|blade))/i
const MINOR =
  /\b(?:sexual(?:ly|i[sz]e\w*)?|erotic\w*|nude|naked|intimate)\b[^.?!]{0,60}\b(?:child|minor|underage|1[0-7][- ]year[- ]old|[1-9][- ]year[- ]old)\b[^.?!]{0,40}\b(?:story|scene|describe|detail|write|picture)/i

export function screenPrompt(text: string): Screened {
  if (identifies(text)) return { use: 'left_out', rule: 'identifying_data' }
  if (MINOR.test(text)) return { use: 'left_out', rule: 'sexual_minor' }
  if (AMOUNTS.test(text) || DETAIL.test(text)) return { use: 'left_out', rule: 'method_detail' }
  const asking = text.split(/(?<=[.?!])\s+/).filter((sentence) => ASKS.test(sentence) && !HELPS.test(sentence))
  const means = MEANS.test(text)
  if (asking.some((sentence) => FINDS.test(sentence)) || FINDS.test(text)) return { use: 'refused', rule: 'asks_to_find_a_person' }
  if (asking.some((sentence) => MEANS.test(sentence))) return { use: 'left_out', rule: 'method_detail' }
  if (asking.some((sentence) => HARM.test(sentence)))
    return means ? { use: 'left_out', rule: 'method_detail' } : { use: 'refused', rule: 'asks_method' }
  if (asking.some((sentence) => DOSE.test(sentence))) return { use: 'refused', rule: 'asks_dose' }
  return {
    use: 'situation',
    crisis: isCrisisLevel(text) || means || /\bsuicidal\b|\bsuicide (?:plan|attempt|note)/i.test(text),
    ...(means ? { mentions: 'means' as const } : {}),
  }
}
