/** What the data is for, and what it is not. Mental-health data asks for more words than a licence. */
import type { CardFacts } from './facts.ts'
import { holdsMentalHealth } from './subject.ts'

export function usesSection(facts: CardFacts): string {
  const general = `## Limits

- Labels such as family, phase and quality score are the sources’ or rules’, not a clinician’s judgement of each conversation.
- Tokens are approximate: a quarter of the UTF-8 bytes.
- Public sources over-represent English, the internet, and those who write about themselves there. Nothing here was balanced by age, gender, origin or diagnosis.
- Generated conversations repeat the manner of their generator; \`provenance.generator\` names them.`
  if (!holdsMentalHealth(facts))
    return `${general}\n\n## Intended use\n\nFine-tuning and evaluation of dialogue models, under the licences above.`
  return `${general}
- Answers of counsellors and of models are as they were given: some are unhelpful, outdated or wrong.

## Intended use

Fine-tuning and evaluation of dialogue models that support people, under the supervision of people who are trained to; research on safe answers, on crisis detection and on preference alignment; training simulators for counsellors.

## Out of scope

- No diagnosis, no treatment, no triage without a clinician, no replacement of therapy or of a crisis service.
- No profiling of persons, no inference about somebody’s health, no advertising, insurance, employment or police work.
- No attempt to identify who speaks, and no imitation of a real therapist’s voice for the public.
- The families of edge cases and guardrails hold hostile or dangerous prompts so that sound answers can be learnt: never train on the prompts alone.

## Crisis

Some conversations speak of self-harm, suicide, violence and abuse. Those at crisis level are a family of their own, \`edge_case_crisis\`${Object.hasOwn(facts.stated.holdouts, 'edge_case_crisis') ? ', held out of training to measure safety' : ''}. A model that was trained on this data must hand over to people: whoever is in danger now should call the local emergency number or a crisis line (in the United States and Canada 988; elsewhere see https://findahelpline.com). Whoever works with the texts should be told what they hold, and be able to stop.`
}
