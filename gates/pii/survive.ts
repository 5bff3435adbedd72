/**
 * What only looks like personal data and must stay: help lines above all, since taking one away costs more than any leak. Public
 * figures, fictional people and machines' names are in conversations as subjects, not as persons who could be found.
 */
import { CRISIS_LINES } from '#contract/pii.ts'

const lines = new Set<string>()
for (const line of CRISIS_LINES) {
  lines.add(line)
  if (line.length === 11 && line.startsWith('1')) lines.add(line.slice(1))
  if (line.length === 10 && !line.startsWith('0')) lines.add(`1${line}`)
}

/** Dialling prefixes of the countries whose lines the contract lists; without them the national number, with or without its leading 0, must be listed. */
const COUNTRY = /^(?:00|011)?(?:44|61|64|91|353|33|34|39|49|86|852|81|82|27|31|32|41|43|45|46|47|48|52|55|60|63|65|358|972|1)/

/** Is this number, in any national or international writing, a public help line? Digits only. */
export function isCrisisLine(digits: string): boolean {
  if (lines.has(digits)) return true
  const national = digits.replace(COUNTRY, '')
  return national !== digits && national.length >= 5 && (lines.has(national) || lines.has(`0${national}`))
}

/** What a line that helps is called, at the end of what stands before its number: only words that lead to a number may come between. */
const LED_BY =
  /(?:\b(?:hot ?-?line|help ?-?line|life ?-?line|warm ?-?line|quit ?-?line|text ?-?line|talk ?-?line|(?:crisis|distress|support|suicide|prevention|abuse|violence|counsell?ing|referral|poison|emergency)(?: (?:support|prevention|information|referral|text|response|intervention|control))? (?:line|cent(?:er|re)|service|number|hotline)s?|poison control|samaritans|lifeline|childline))\b(?:'s)?[\s"'):,*-]{0,4}(?:\b(?:number|phone|telephone|tel|toll|free|line|is|are|at|on|call|calling|dial|text|by|via|or|to|in|available|open|the|24\/7|24|hours|a|day|usa?|uk|canada|can|be|reached)\b[\s"'():,.*-]{0,4}){0,8}\(?\+?$/
const FOLLOWED_BY =
  /^\)?[\s,(-]{1,3}(?:is |the |a |your |for |local |national |\w+ )?(?:hot ?-?line|help ?-?line|life ?-?line|warm ?-?line|(?:crisis|distress|suicide|support)(?: \w+)? (?:line|cent(?:er|re))|poison control|samaritans)\b/
/** Free of charge for the caller, in North America, Britain, Australia, New Zealand, Ireland or Germany: no private line. */
const FREE = /^(?:1?8(?:00|33|44|55|66|77|88)\d{7}|0?80[08]\d{6,7}|1800\d{6}|13(?:00)?\d{4,6}|(?:0508|116)\d{3,6})$/
const HELPS =
  /(?:hot ?-?line|help ?-?line|life ?-?line|warm ?-?line|quit ?-?line|crisis|suicid|samaritans|poison|domestic violence|abuse|mental health|substance|veteran|prevention|emergency)/

/** Is the number that stands between `lead` and `follow` (lower case, one line) introduced as a line that helps? `digits` as written. */
export function isHelpLineHere(digits: string, lead: string, follow: string): boolean {
  if (LED_BY.test(lead) || FOLLOWED_BY.test(follow)) return true
  return FREE.test(digits) && (HELPS.test(lead.slice(-80)) || HELPS.test(follow.slice(0, 60)))
}

const publicNames = new Set(
  `freud jung rogers beck ellis linehan bowlby winnicott klein adler erikson maslow skinner pavlov piaget yalom frankl perls satir minuchin
   gottman porges herman levine schwartz siegel ainsworth harlow milgram zimbardo kabat kohut lacan phil oz house king who strange watson seuss
   drew ruth brown van maté mate goodall fauci spock dre jekyll doolittle frankenstein evil pepper no bean darcy potter holmes poppins robinson
   einstein hawking darwin newton tesla musk gates jobs bezos trump biden obama clinton bush reagan lincoln washington jefferson putin merkel
   shakespeare austen dickens orwell tolkien rowling hemingway kafka nietzsche kant plato socrates aristotle descartes marx jesus christ god
   batman superman spiderman gandalf frodo yoda vader skywalker simpson incredible t fox crocker grinch claus`.split(/\s+/),
)

/** A surname (or first name that stands alone) that names a public or fictional person first. */
export const isPublicName = (name: string): boolean =>
  name
    .toLowerCase()
    .split(/[\s.'-]+/)
    .some((part) => publicNames.has(part))

const machines = new Set(
  `claude siri alexa cortana gemini bard bing vicuna llama alpaca chatgpt gpt assistant ai openai anthropic koala dolly bot chatbot eliza
   woebot wysa replika copilot jarvis hal watson bixby mistral qwen deepseek grok bloom falcon`.split(/\s+/),
)
export const isMachine = (name: string): boolean => machines.has(name.toLowerCase())

/** Employers of many thousands, or everybody's services: they say of nobody who he is. */
export const isLargeEmployer = (name: string): boolean =>
  /^(?:the )?(?:mcdonald'?s|walmart|wal-mart|target|amazon|google|apple|microsoft|facebook|meta|netflix|starbucks|costco|kroger|walgreens|cvs|ups|fedex|usps|ibm|intel|nasa|nhs|tesco|ikea|disney|uber|lyft|home depot|best buy|burger king|wendy'?s|subway|taco bell|kfc|pizza hut|dunkin'? donuts|whole foods(?: market)?|trader joe'?s|bank of america|wells fargo|new york times|white house|united nations|red cross|salvation army|goodwill|va|irs|fbi|cia|department of [\w ]+|alcoholics anonymous)\b/i.test(
    name,
  )
