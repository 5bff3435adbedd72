import { describe, expect, test } from 'vitest'
import { resolveProfile } from '#contract/profile.ts'
import { openMatcher } from './match.ts'
import { tokensOf } from './tokens.ts'

const matcher = openMatcher(resolveProfile({}))
const families = (key: string): string[] | string => {
  const judged = matcher(key)
  return 'excluded' in judged ? judged.excluded : judged.families.map(({ family }) => family).sort()
}

describe('words of a key', () => {
  test.each([
    ['RolePlay_v2', ['role', 'play', 'v', '2']],
    ['EDAnonymous', ['ed', 'anonymous']],
    ['psych8k.jsonl', ['psych', '8', 'k', 'jsonl']],
    ['C-PTSD： shame', ['c', 'ptsd', 'shame']],
    ['cases/Dialogues', ['case', 'dialogue']],
    ['crisis/ptsd', ['crisis', 'ptsd']],
    ['Übungen', ['übungen']],
    ['心理咨询2020', ['心理咨询', '2020']],
    ['', []],
    ['///__..', []],
  ])('%s', (key, words) => {
    expect(tokensOf(key).map(({ word }) => word)).toEqual(words)
  })

  test('a run of several words can be read as one', () => {
    const runs = [
      { word: 'soulchat', next: 3 },
      { word: 'soulchat2', next: 4 },
    ]
    expect(tokensOf('x/SoulChat2')[1]).toMatchObject({ word: 'soul', runs, segment: 1, start: 2, end: 6 })
    expect(tokensOf('x/SoulChat')[1]).toMatchObject({ runs: [{ word: 'soulchat', next: 3 }] })
    expect(tokensOf('x/soul2')[1]).toMatchObject({ runs: [{ word: 'soul2', next: 3 }] })
  })
})

describe('evidence', () => {
  test.each<[string, string[]]>([
    ['raw/edge-cases/part-0.jsonl', ['edge_case_generator']],
    ['raw/EdgeCase/hard.jsonl.gz', ['edge_case_generator']],
    ['chats/edge_case_conversations.jsonl', ['edge_case_generator', 'edge_case_resulting_chats']],
    ['made/synthetic_edge_cases_10k.jsonl', ['edge_case_generator', 'edge_case_synthetic']],
    ['sessions/long_running_therapy_2.jsonl', ['long_running_therapy', 'mental_health_datasets']],
    ['x/MentalHealthFAQ.csv', ['mental_health_datasets']],
    ['x/cot_reasoning_grief.json', ['mental_health_datasets']],
    ['talks/podcast_episode_12_transcript.txt', ['video_transcripts']],
    ['tier4_voice_persona/Jane Doe/Complex Trauma and shame.txt', ['cptsd', 'voice_persona']],
    ['hf/jailbreak-prompts.jsonl', ['safety_guardrails_annihilator']],
    ['hf/news_sarcasm.json', ['sarcasm']],
    ['hf/opioid_counselling.jsonl', ['addiction', 'mental_health_datasets']],
    ['research_datasets/a.jsonl', ['experimental']],
    ['hf/character-roleplay-DPO.jsonl', ['dpo_preference', 'roleplay_simulator']],
    ['standardised-patients/sims.jsonl', ['roleplay_simulator']],
    ['hf/ultrafeedback.jsonl', ['dpo_preference']],
  ])('%s', (key, expected) => {
    expect(families(key)).toEqual(expected)
  })

  test.each([
    'reddit/personalfinance_2018.csv',
    'reddit/reddit_mental_health/personalfinance_2018_features.csv',
    'court/deception_trial_transcripts.csv',
    'therapy/deception trial transcript 4.txt',
    'geo/knowledgecase_edges.json',
    'iron/ironing_tips.json',
    'edge/case.json',
    'misc/data-final.csv',
    'bio/gene_therapy_notes.csv',
    'cot/CoT_Quantum_Physics.json',
  ])('%s is no evidence', (key) => {
    expect(families(key)).toEqual([])
  })

  test.each([
    ['edge_cases/README.md', 'document'],
    ['edge_cases/readme', 'document_name'],
    ['edge_cases/generate_edge_cases.py', 'code'],
    ['voice_persona/package-lock.json', 'lock_file_name'],
    ['voice_persona/poetry.lock', 'lock_file'],
    ['.github/dpo.jsonl', 'hidden'],
    ['sarcasm/.data.csv.uploading.cfg', 'upload_fragment_name'],
    ['sarcasm/data.jsonl.part0003', 'upload_fragment'],
    ['sarcasm/data.csv.tmp', 'upload_fragment'],
    ['_multipart/sarcasm.csv', 'upload_fragment_name'],
    ['models/roleplay/checkpoint-500/train.json', 'checkpoint'],
    ['models/roleplay/model-00001.safetensors', 'model'],
    ['models/roleplay/tokenizer.json', 'model_name'],
    ['therapy/logs/run.txt', 'log_folder'],
    ['therapy/session.mp3', 'image_audio_video'],
    ['addiction/dataset_coverage_report.json', 'about_data'],
    ['addiction/task_5_addiction_report_v2.json', 'about_data'],
    ['addiction/dataset_routing_config.json', 'configuration_name'],
    ['addiction/addiction_stats.json', 'about_data'],
    ['addiction/dataset_info.json', 'about_data'],
  ])('%s is no data: %s', (key, rule) => {
    expect(families(key)).toBe(rule)
  })

  test.each<[string, string[]]>([
    ['therapy/incident_report_conversations.jsonl', ['mental_health_datasets']],
    ['therapy/train/part-00000.json.gz', ['mental_health_datasets']],
    ['podcasts/2020/episode-12.md', ['video_transcripts']],
    ['therapy/validation.json', ['mental_health_datasets']],
    ['counselling/session_notes.csv', ['mental_health_datasets']],
  ])('%s is data for all its name', (key, expected) => {
    expect(families(key)).toEqual(expected)
  })

  test('a match says which rule, what stood there as it is spelt, and where', () => {
    const judged = matcher('a/EDGE-Cases/Edge_Case dialogues.json')
    expect(judged).toEqual({
      families: [
        { family: 'edge_case_generator', matches: [{ rule: 'edge_case', matched: 'EDGE-Cases', at: 2 }] },
        {
          family: 'edge_case_resulting_chats',
          matches: [
            { rule: 'edge_case_chat', matched: 'Edge_Case dialogues', at: 13 },
            { rule: 'chat_of_edge_case', matched: 'dialogues', at: 23 },
          ],
        },
      ],
    })
  })

  test('a family of the profile brings rules of its own, or is found by its name', () => {
    const own = openMatcher(
      resolveProfile({
        families: {
          grief_letters: { phase: 'stage6_specialized_domains' },
          sarcasm: { evidence: { rules: [{ id: 'jokes', any: ['bon mot'] }] } },
        },
      }),
    )
    expect(own('x/GriefLetters/1.txt')).toMatchObject({ families: [{ family: 'mental_health_datasets' }, { family: 'grief_letters' }] })
    expect(own('x/bon-mots.json')).toMatchObject({ families: [{ family: 'sarcasm', matches: [{ rule: 'jokes' }] }] })
    expect(own('x/sarcasm.json')).toEqual({ families: [] })
  })

  test('a phrase without a word is refused', () => {
    expect(() => resolveProfile({ families: { sarcasm: { evidence: { rules: [{ id: 'a', any: ['--'] }] } } } })).toThrow(
      'profile.families.sarcasm.evidence.rules.0.any.0: found "--"',
    )
  })
})
