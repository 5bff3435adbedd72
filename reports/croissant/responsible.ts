/** Croissant's vocabulary of responsible AI 1.0: http://mlcommons.org/croissant/RAI/1.0. */
import type { CardFacts } from '../card/facts.ts'
import { oneLine } from '../card/markdown.ts'
import { holdsMentalHealth } from '../card/subject.ts'

export function responsibleUse(facts: CardFacts): Record<string, unknown> {
  const { stated, tally } = facts
  const holdouts = Object.keys(stated.holdouts)
  return {
    'rai:dataCollection': `Compiled from ${new Set(tally.licences.map(({ source_group: name }) => name)).size} sources that were collected by others; ${tally.generated} of ${tally.records} conversations were written by a generator. Each record names its source, licence and processing steps.`,
    'rai:dataCollectionType': ['Secondary Data Analysis', ...(tally.generated > 0 ? ['Synthetic Data Generation'] : [])],
    'rai:dataPreprocessingProtocol': [
      'Texts are decoded, repaired where their encoding was damaged, and normalised to NFC.',
      'Exact duplicates, and near-duplicates from a similarity of 0.95 of their words, are removed, holdouts kept first.',
      'Records are split 90/5/5 by groups that share a document, a prefix or a cluster of duplicates.',
      ...(holdouts.length === 0 ? [] : [`Held out of training: ${holdouts.map((family) => oneLine(family)).join(', ')}.`]),
    ],
    'rai:dataManipulationProtocol':
      'Personal data is replaced by numbered placeholders; what was uncertain waits for a person and is not in the data.',
    'rai:personalSensitiveInformation': holdsMentalHealth(facts)
      ? [
          'Conversations about mental health; identifiers are masked, circumstances of life are not.',
          'Crisis conversations speak of self-harm, suicide, violence and abuse.',
        ]
      : ['Identifiers are masked.'],
    'rai:dataLimitations': [
      'Detection of personal data finds most and not all of it.',
      'Families, phases and quality scores are labels of sources and rules, not of clinicians.',
      'Public sources over-represent English and people who write on the internet.',
    ],
    'rai:dataBiases': [
      'Nothing was balanced by age, gender, origin or diagnosis; generated conversations repeat the manner of their generator.',
    ],
    'rai:dataUseCases': [
      'Fine-tuning and evaluation of dialogue models under human supervision',
      'Safety evaluation on the held-out families',
      'Preference alignment',
    ],
    'rai:dataSocialImpact': holdsMentalHealth(facts)
      ? 'May help to build support that answers soundly and hands over to people in a crisis; is no basis for diagnosis, treatment, profiling or replacement of care.'
      : 'As of any dialogue model.',
    'rai:dataReleaseMaintenancePlan': `Versions are immutable and named by their digest (${facts.digest}); a corrected version is a new one.`,
  }
}
