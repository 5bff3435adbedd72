/**
 * The sample's sources: which family each belongs to, where it lies, in which raw shape, and how many conversations it holds. Shapes and
 * containers are left to detection everywhere: reading the sample proves that it works.
 */
import type { LicenseTag } from '#contract/record.ts'
import type { Composer } from './families/index.ts'
import type { FormatName } from './formats/index.ts'

/** A source as the configuration names it. */
export interface SampleSource {
  name: string
  family: string
  /** File or glob, relative to the folder that the sample was written to. */
  path: string
  licence: LicenseTag
  group: string
  phase?: string
}

/** How the files of a source are made. */
export interface Recipe {
  format: FormatName
  /** The file, or with `*` in place of a number the files, relative to the sample's folder. */
  path: string
  compose: Composer
  count: number
  /** Conversations of another kind spread among them. */
  extra?: { compose: Composer; count: number }
  /** Every text is damaged by this wrong decoding when it is written. */
  damage?: 'windows-1252' | 'macroman'
}

export interface Entry extends Omit<SampleSource, 'path' | 'licence'> {
  /** Where the source reads more or less than its own recipe wrote: the contested transcripts. */
  path?: string
  recipe?: Recipe
}

const MH = 'mental_health_datasets'
const TALKS = 'transcripts'

export const ENTRIES: readonly Entry[] = [
  {
    name: 'mh_professional',
    family: MH,
    group: 'professional',
    recipe: { format: 'messages_jsonl', path: 'mental_health/professional_sessions.jsonl', compose: 'professional', count: 280 },
  },
  {
    name: 'mh_priority',
    family: MH,
    group: 'priority',
    recipe: { format: 'sharegpt_array', path: 'mental_health/priority_sharegpt.json', compose: 'priority', count: 230 },
  },
  {
    name: 'mh_general',
    family: MH,
    group: 'general',
    recipe: { format: 'prompt_response_csv', path: 'mental_health/general_counselling.csv', compose: 'general', count: 230 },
  },
  {
    name: 'mh_general_multilingual',
    family: MH,
    group: 'general',
    recipe: { format: 'dialog_jsonl', path: 'mental_health/general_multilingual.jsonl', compose: 'multilingual', count: 100 },
  },
  {
    name: 'mh_general_scraped',
    family: MH,
    group: 'general',
    recipe: {
      format: 'messages_jsonl',
      path: 'mental_health/general_scraped.jsonl',
      compose: 'general',
      count: 40,
      damage: 'windows-1252',
    },
  },
  {
    name: 'mh_general_macintosh',
    family: MH,
    group: 'general',
    recipe: { format: 'qa_tsv', path: 'mental_health/general_macintosh.tsv', compose: 'general', count: 30, damage: 'macroman' },
  },
  {
    name: 'mh_chain_of_thought',
    family: MH,
    group: 'chain_of_thought',
    phase: 'stage2_therapeutic_expertise',
    recipe: { format: 'instruction_json', path: 'mental_health/chain_of_thought.json', compose: 'reasoned', count: 220 },
  },
  {
    name: 'edge_generated',
    family: 'edge_case_generator',
    group: 'edge_cases',
    recipe: {
      format: 'messages_jsonl_gz',
      path: 'edge_cases/generated.jsonl.gz',
      compose: 'edgeSingle',
      count: 190,
      extra: { compose: 'crisisSingle', count: 40 },
    },
  },
  {
    name: 'edge_adversarial_pairs',
    family: 'edge_case_generator',
    group: 'edge_pairs',
    phase: 'phase_c_preference_alignment',
    recipe: { format: 'pair_messages_jsonl', path: 'edge_cases/adversarial_pairs.jsonl', compose: 'edgePair', count: 60 },
  },
  {
    name: 'edge_chats',
    family: 'edge_case_resulting_chats',
    group: 'edge_cases',
    recipe: {
      format: 'sharegpt_jsonl_zst',
      path: 'edge_cases/resulting_chats.jsonl.zst',
      compose: 'edgeChat',
      count: 230,
      extra: { compose: 'crisis', count: 35 },
    },
  },
  {
    name: 'edge_synthetic',
    family: 'edge_case_synthetic',
    group: 'edge_cases',
    recipe: {
      format: 'completion_concatenated',
      path: 'edge_cases/synthetic.json',
      compose: 'edgeSingle',
      count: 220,
      extra: { compose: 'crisisSingle', count: 25 },
    },
  },
  {
    name: 'long_sessions',
    family: 'long_running_therapy',
    group: 'long_sessions',
    recipe: { format: 'session_csv', path: 'long_running/sessions.csv', compose: 'longRunning', count: 80 },
  },
  {
    name: 'long_transcribed',
    family: 'long_running_therapy',
    group: 'long_sessions',
    recipe: { format: 'labelled_text', path: 'long_running/session-*.txt', compose: 'longRunning', count: 40 },
  },
  {
    name: 'talks',
    family: 'video_transcripts',
    group: 'talks',
    path: `${TALKS}/*.txt`,
    recipe: { format: 'prose', path: `${TALKS}/lecture-*.txt`, compose: 'lecture', count: 34 },
  },
  {
    name: 'talks_teacher',
    family: 'voice_persona',
    group: 'teacher',
    path: `${TALKS}/teacher-*.txt`,
    recipe: { format: 'prose', path: `${TALKS}/teacher-*.txt`, compose: 'teacherTalk', count: 20 },
  },
  {
    name: 'talks_trauma',
    family: 'cptsd',
    group: 'trauma_talks',
    path: `${TALKS}/trauma-*.txt`,
    recipe: { format: 'prose', path: `${TALKS}/trauma-*.txt`, compose: 'traumaTalk', count: 14 },
  },
  {
    name: 'teacher_lessons',
    family: 'voice_persona',
    group: 'teacher',
    recipe: { format: 'prose', path: 'voice/lesson-*.md', compose: 'teacherTalk', count: 12 },
  },
  {
    name: 'teacher_answers',
    family: 'voice_persona',
    group: 'teacher',
    recipe: { format: 'qa_tsv', path: 'voice/answers.tsv', compose: 'teacherAnswer', count: 130 },
  },
  {
    name: 'safety_prompts',
    family: 'safety_guardrails_annihilator',
    group: 'safety',
    recipe: { format: 'prompt_completion_jsonl', path: 'safety/guardrails.jsonl', compose: 'safety', count: 240 },
  },
  {
    name: 'sarcasm_read',
    family: 'sarcasm',
    group: 'sarcasm',
    recipe: { format: 'qa_tsv', path: 'sarcasm/irony.tsv', compose: 'sarcasm', count: 230 },
  },
  {
    name: 'cptsd_dialogs',
    family: 'cptsd',
    group: 'trauma',
    recipe: { format: 'dialog_records', path: 'cptsd/dialogs.json', compose: 'cptsd', count: 210 },
  },
  {
    name: 'addiction_turns',
    family: 'addiction',
    group: 'addiction',
    recipe: { format: 'turns_jsonl', path: 'addiction/turns.jsonl', compose: 'addiction', count: 240 },
  },
  {
    name: 'experimental_pilot',
    family: 'experimental',
    group: 'research',
    recipe: { format: 'messages_bom_crlf', path: 'experimental/pilot.jsonl', compose: 'experimental', count: 220 },
  },
  {
    name: 'roleplay_sessions',
    family: 'roleplay_simulator',
    group: 'roleplay',
    recipe: { format: 'messages_unended', path: 'roleplay/simulator.jsonl', compose: 'roleplay', count: 220 },
  },
  {
    name: 'roleplay_pairs',
    family: 'roleplay_simulator',
    group: 'roleplay_pairs',
    phase: 'phase_c_preference_alignment',
    recipe: { format: 'pair_messages_jsonl', path: 'roleplay/pairs.jsonl', compose: 'simulatorPair', count: 70 },
  },
  {
    name: 'dpo_messages',
    family: 'dpo_preference',
    group: 'preference',
    recipe: { format: 'pair_messages_jsonl', path: 'dpo/messages.jsonl', compose: 'pair', count: 150 },
  },
  {
    name: 'dpo_tagged',
    family: 'dpo_preference',
    group: 'preference',
    recipe: { format: 'pair_tagged_jsonl', path: 'dpo/tagged.jsonl', compose: 'pair', count: 120 },
  },
]

/** The sources of the sample as a configuration names them; paths are relative to the folder that `writeSample` wrote to. */
export function sampleSources(): SampleSource[] {
  return ENTRIES.map(({ recipe, path, ...entry }) => ({ ...entry, path: path ?? recipe!.path, licence: 'synthetic' }))
}
