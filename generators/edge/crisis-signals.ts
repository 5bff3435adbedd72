/**
 * Whether a client's words are crisis-level: somebody's life or safety is at stake now. Plain patterns over the sentences that the
 * grammar and scenario prompts use, and it errs towards marking: a marked record is held out, an unmarked one is trained on.
 */

const SELF =
  /\b(?:(?:i(?:'m| am)?|i(?:'ve| have)|going to|gonna|want to|wanna|need to|plan(?:ning)? to|planned to|decided to|about to|thinking (?:of|about)|thought(?:s)? (?:of|about)|urge to|ready to|trying to|tried to|have to) (?:\w+ ){0,3}(?:kill(?:ing)? myself|end(?:ing)? (?:my (?:own )?life|it all|it tonight|things|it)|hurt(?:ing)? myself|harm(?:ing)? myself|self[- ]harm|die|not wake up|disappear for good|do it tonight|take my (?:own )?life)|suicid(?:e|al)|kill(?:ing)? myself|end(?:ing)? my (?:own )?life|better off dead|(?:don't|do not|dont) (?:want to|wanna) (?:live|be alive|be here|exist|wake up)|no reason to (?:live|go on)|(?:said|written|wrote|writing) (?:my )?goodbyes?|goodbye letters?|won't be here (?:tomorrow|any ?more)|(?:tonight|today) is (?:the )?(?:night|day)|i have (?:a )?plan\b|relapsed? (?:into|with) self[- ]harm|urge (?:is|was|came) back|took (?:them|something|too (?:much|many))|(?:overdose|overdosed))\b/i
const OTHERS =
  /\b(?:(?:going to|gonna|want to|about to|urge to|might|will|thinking (?:of|about)|afraid (?:that )?i(?:'ll| will)|scared (?:that )?i(?:'ll| will)) (?:\w+ ){0,2}(?:kill|hurt|harm|attack|stab|shoot)(?:ing)? (?:him|her|them|someone|somebody|my \w+|the \w+|people|everyone|you)|(?:voices?|it|they) (?:\w+ ){0,3}(?:tells?|telling|orders?|ordering|commands?) me to (?:hurt|kill|harm|do it|end)|(?:(?:will|going to|gonna|threatens? to|threatened to)|(?:he|she)'ll) (?:kill|hurt) (?:me|us|herself|himself|my)|(?:hitting|beating|attacking|hurting) (?:me|us|them|her|him|my \w+) (?:right )?now|outside (?:the|my) door|locked (?:myself|us) in|can't wake (?:him|her|them)|not breathing|breathing strangely|barely breathing)\b/i
const DENIED =
  /(?:\b(?:not|dont|never|no|nobody|without|isnt|wouldnt|didnt)|n't) (?:\w+ ){0,4}$|\b(?:don't|do not|dont|didn't|never|wouldn't|not) (?:\w+ ){0,3}(?:kill|hurt|harm|die|end|suicidal|suicide)/i
/** Over, or about somebody's past; not now. */
const PAST =
  /\b(?:years ago|back then|when i was (?:a|\w+teen|\w+)|used to|last year|as a (?:child|teenager)|at the time|lost (?:\w+ ){0,4}to suicide|died by suicide|his suicide|her suicide|their suicide)\b/i
/** A denial that is itself the signal. */
const NOT_LIVING =
  /\b(?:don't|do not|dont|no longer) (?:\w+ )?(?:want to|wanna) (?:live|be alive|be here|exist|wake up)|won't be here|not (?:breathing|wake)|can't wake/i

export function isCrisisLevel(text: string): boolean {
  return text
    .replaceAll('’', "'")
    .split(/(?<=[.?!\n])\s+|\n|;|, but /)
    .some((sentence) => {
      if (PAST.test(sentence)) return false
      if (NOT_LIVING.test(sentence)) return true
      const hit = SELF.exec(sentence) ?? OTHERS.exec(sentence)
      if (hit === null) return false
      return !DENIED.test(sentence.slice(0, hit.index)) && !DENIED.test(hit[0])
    })
}
