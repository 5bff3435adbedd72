/**
 * Real corpora and the family that each serves, with the reasons. Paths are relative to the folder of the corpora; licences are what the
 * repositories state, and `custom` where that is non-commercial, share-alike or nothing.
 *
 * Where one file stands under two families, each document of it goes to one of them: both name the same `fields.document`, so that the
 * profile's claims count the same documents.
 */
import type { SourceInput } from '../compile/config.ts'

type Real = Omit<SourceInput, 'generator' | 'root'> & { path: string }

const COUNSEL_CHAT = 'nbertagnolli+counsel-chat/data/20200325_counsel_chat.csv'
const COUNSEL_CHAT_LATER = 'nbertagnolli+counsel-chat/data/counselchat-data.csv'
const ANNOMI = 'uccollab+AnnoMI/AnnoMI-simple.csv'
const CPSYCOUN = 'CAS-SIAT-XinHai+CPsyCoun/CPsyCounD/Data/*.txt'
const MULTIESC = 'lwgkzl+MultiESC/MultiESC/data/valid.txt'
const ESCONV = 'thu-coai+Emotional-Support-Conversation/codes/dataset/devWithStrategy_short.tsv'
const DREADDIT = 'gillian850413+Insight_Stress_Analysis/data/dreaddit-train.csv'
const CHANGELOG = 'thechangelog+transcripts/podcast/*.md'
const HARMLESS = 'anthropics+hh-rlhf/harmless-base/test.jsonl.gz'
const AIWEI = 'SmartFlowAI+EmoLLM/datasets/aiwei.json'

/** A session is long from its twenty-first turn on (contract section 3). */
const LONG = { minTurns: 21 }

const unstated = 'the repository states no licence for the data; research use only until its owners are asked'
const academic = 'academic research use only, as the repository says; non-commercial'

/** Several therapists answer one question: its id is the document, so that its answers stay in one split. A question without a body has its title. */
const counselChat = {
  shape: 'prompt_response',
  options: { fields: { user: 'questionTitle+questionText', assistant: 'answerText', document: 'questionID' } },
  licence: 'custom',
  licenseDetail:
    'the repository’s licence covers its code; the answers are public posts of licensed therapists on counselchat.com, whose licence is not stated',
} as const

const annoMi = {
  shape: 'utterance_rows',
  options: { fields: { session: 'transcript_id', turn: 'utterance_id', speaker: 'interlocutor', text: 'utterance_text' } },
  licence: 'custom',
  licenseDetail: 'transcripts of public demonstration videos, published for research; the repository states no licence',
} as const

/** Topics of motivational interviews that are about a substance or a gambling habit; coffee is not. */
const ADDICTION_INTERVIEWS = [
  'reducing alcohol consumption',
  'smoking cessation',
  'reducing drug use',
  'reducing gambling',
  'smoking cessation; reducing alcohol consumption',
  'reducing alcohol consumption; compliance with rules',
  'reducing alcohol consumption; safe sex',
  'reducing drug use; following medical procedure',
]

const posts = {
  shape: 'transcript',
  options: { fields: { text: 'text', title: 'subreddit', document: 'post_id' } },
  licence: 'reddit_cc',
} as const

/** Dialogues of real counsellors and trained supporters, and what they could be taken for. */
const counselling: Real[] = [
  { name: 'counsel-chat', family: 'mental_health_datasets', path: COUNSEL_CHAT, group: 'professional', quality: 0.8, ...counselChat },
  {
    name: 'counsel-chat-later',
    family: 'mental_health_datasets',
    path: COUNSEL_CHAT_LATER,
    group: 'professional',
    quality: 0.8,
    ...counselChat,
  },
  { name: 'annomi', family: 'mental_health_datasets', path: ANNOMI, group: 'professional', quality: 0.9, ...annoMi },
  {
    name: 'esconv',
    family: 'mental_health_datasets',
    path: ESCONV,
    container: 'text',
    shape: 'windows',
    group: 'priority',
    quality: 0.6,
    licence: 'custom',
    licenseDetail: academic,
  },
  {
    name: 'multiesc',
    family: 'mental_health_datasets',
    path: MULTIESC,
    shape: 'turns',
    group: 'priority',
    quality: 0.6,
    licence: 'custom',
    licenseDetail: `derived from ESConv: ${academic}`,
  },
  {
    name: 'cpsycoun',
    family: 'mental_health_datasets',
    path: CPSYCOUN,
    container: 'text',
    shape: 'labelled_text',
    group: 'priority',
    quality: 0.6,
    licence: 'custom',
    licenseDetail: unstated,
  },
  {
    name: 'emollm',
    family: 'mental_health_datasets',
    path: 'SmartFlowAI+EmoLLM/datasets/data.json',
    shape: 'turns',
    group: 'general',
    quality: 0.4,
    licence: 'synthetic',
    licenseDetail: 'MIT; written by a language model',
  },
  {
    name: 'mental-health-faq',
    family: 'mental_health_datasets',
    path: 'senank+Mental_health_RAG/data/Mental_Health_FAQ.csv',
    group: 'general',
    quality: 0.7,
    licence: 'custom',
    licenseDetail: unstated,
  },
  // The damaged twin of the one above: after repair its rows are duplicates, and the ledger names their survivors.
  {
    name: 'mental-health-faq-damaged',
    family: 'mental_health_datasets',
    path: 'Jagrati27+Datasets/Mental_Health_FAQ.csv',
    group: 'general',
    quality: 0.2,
    licence: 'custom',
    licenseDetail: unstated,
  },
  // Posts have one side: they are text to read, not answers to learn, and so belong to the pretraining phase.
  {
    name: 'dreaddit',
    family: 'mental_health_datasets',
    path: DREADDIT,
    group: 'text',
    phase: 'phase_a_pretraining',
    ...posts,
    options: { ...posts.options, whereNot: { subreddit: ['ptsd', 'survivorsofabuse'] } },
  },
]

/**
 * Only sessions of more than 20 turns, from the sets above; the claims decide which of them are given away. Not from MultiESC: one in eight of
 * its sessions stands in ESConv too, tokenised in another way, which no comparison of words can see, and a holdout must have no twin in train.
 */
const longSessions: Real[] = [
  {
    name: 'annomi-long',
    family: 'long_running_therapy',
    path: ANNOMI,
    group: 'annomi',
    quality: 0.9,
    ...annoMi,
    options: { ...annoMi.options, ...LONG },
  },
  {
    name: 'cpsycoun-long',
    family: 'long_running_therapy',
    path: CPSYCOUN,
    container: 'text',
    shape: 'labelled_text',
    options: LONG,
    group: 'cpsycoun',
    quality: 0.6,
    licence: 'custom',
    licenseDetail: unstated,
  },
]

const domains: Real[] = [
  {
    name: 'counsel-chat-addiction',
    family: 'addiction',
    path: COUNSEL_CHAT,
    group: 'counsel-chat',
    quality: 0.8,
    ...counselChat,
    options: { ...counselChat.options, where: { topic: ['substance-abuse', 'addiction'] } },
  },
  {
    name: 'counsel-chat-later-addiction',
    family: 'addiction',
    path: COUNSEL_CHAT_LATER,
    group: 'counsel-chat',
    quality: 0.8,
    ...counselChat,
    options: { ...counselChat.options, where: { topics: ['Substance Abuse', 'Addiction'] } },
  },
  {
    name: 'annomi-addiction',
    family: 'addiction',
    path: ANNOMI,
    group: 'annomi',
    quality: 0.9,
    ...annoMi,
    options: { ...annoMi.options, where: { topic: ADDICTION_INTERVIEWS } },
  },
  // No set is labelled complex trauma. What comes nearest are the forums of people who live with PTSD or survived abuse, and therapists' answers on trauma.
  {
    name: 'dreaddit-trauma',
    family: 'cptsd',
    path: DREADDIT,
    group: 'dreaddit',
    ...posts,
    options: { ...posts.options, where: { subreddit: ['ptsd', 'survivorsofabuse'] } },
  },
  {
    name: 'counsel-chat-trauma',
    family: 'cptsd',
    path: COUNSEL_CHAT,
    group: 'counsel-chat',
    quality: 0.8,
    ...counselChat,
    options: { ...counselChat.options, where: { topic: ['trauma'] } },
  },
  {
    name: 'counsel-chat-later-trauma',
    family: 'cptsd',
    path: COUNSEL_CHAT_LATER,
    group: 'counsel-chat',
    quality: 0.8,
    ...counselChat,
    options: { ...counselChat.options, where: { topics: ['Trauma'] } },
  },
  // The sets are made to tell sarcasm from its absence; a family of sarcasm takes the sarcastic half.
  {
    name: 'reddit-sarcasm',
    family: 'sarcasm',
    path: 'EducationalTestingService+sarcasm/reddit/sarcasm_detection_shared_task_reddit_training.jsonl',
    shape: 'context_response',
    options: { where: { label: ['SARCASM'] } },
    group: 'reddit-sarcasm',
    licence: 'reddit_cc',
  },
  {
    name: 'mustard',
    family: 'sarcasm',
    path: 'soujanyaporia+MUStARD/data/sarcasm_data.json',
    shape: 'context_response',
    options: { where: { sarcasm: ['true'] } },
    group: 'mustard',
    licence: 'custom',
    licenseDetail: 'annotations MIT; lines of television shows, whose rights stay with their owners',
  },
]

/** The guests of a podcast explain what they made, at length; its hosts ask. */
const hosts = { 'Adam Stacoviak': 'user', 'Jerod Santo': 'user', Break: 'user', '*': 'assistant' } as const
const changelogLicence = { licence: 'custom', licenseDetail: 'CC BY-SA 4.0, Changelog Media LLC' } as const

const voices: Real[] = [
  {
    name: 'changelog-text',
    family: 'video_transcripts',
    path: CHANGELOG,
    container: 'text',
    shape: 'transcript',
    group: 'changelog',
    ...changelogLicence,
  },
  {
    name: 'qmsum-meetings',
    family: 'video_transcripts',
    path: 'Yale-LILY+QMSum/data/ALL/jsonl/val.jsonl',
    shape: 'transcript',
    group: 'qmsum',
    licence: 'custom',
    licenseDetail: 'MIT; meetings of the AMI, ICSI and parliamentary corpora under their own terms',
  },
  {
    name: 'changelog-guests',
    family: 'voice_persona',
    path: CHANGELOG,
    container: 'text',
    shape: 'labelled_text',
    options: { roles: hosts, chunkWords: 4000 },
    group: 'changelog',
    ...changelogLicence,
  },
  // One invented doctor's manner of speaking through all 1,600 dialogues: a voice, and a played part. The claims share it.
  {
    name: 'aiwei-voice',
    family: 'voice_persona',
    path: AIWEI,
    shape: 'turns',
    group: 'aiwei',
    quality: 0.4,
    licence: 'synthetic',
    licenseDetail: 'MIT; written by a language model',
  },
  {
    name: 'aiwei-roleplay',
    family: 'roleplay_simulator',
    path: AIWEI,
    shape: 'turns',
    group: 'aiwei',
    quality: 0.4,
    licence: 'synthetic',
    licenseDetail: 'MIT; written by a language model',
  },
  {
    name: 'critical-role',
    family: 'roleplay_simulator',
    path: 'RevanthRameshkumar+CRD3/data/cleaned data/*.json',
    shape: 'turns',
    // The game master answers what the players do. A session has 30,000 words: it is cut at players' turns.
    options: { roles: { MATT: 'assistant', '*': 'user' }, chunkWords: 2000 },
    group: 'critical-role',
    licence: 'custom',
    licenseDetail: 'CC BY-SA 4.0',
  },
  {
    name: 'gpteacher-roleplay',
    family: 'roleplay_simulator',
    path: 'teknium1+GPTeacher/Roleplay/roleplay-simple-deduped-roleplay-instruct.json',
    group: 'gpteacher',
    licence: 'synthetic',
    licenseDetail: 'MIT; written by a language model',
  },
  {
    name: 'synthetic-persona-chat',
    family: 'roleplay_simulator',
    path: 'google-research-datasets+Synthetic-Persona-Chat/data/Synthetic-Persona-Chat_valid.csv',
    shape: 'labelled_text',
    group: 'persona-chat',
    licence: 'synthetic',
    licenseDetail: 'CC BY 4.0; written by a language model',
  },
]

const preferences: Real[] = [
  {
    name: 'harmless-pairs',
    family: 'dpo_preference',
    path: HARMLESS,
    shape: 'preference',
    group: 'hh-rlhf',
    licence: 'custom',
    licenseDetail: 'MIT',
  },
  // Hostile prompts with the answer that people found less harmful. Nobody with clinical training judged these answers: hence the low quality.
  {
    name: 'harmless-answers',
    family: 'safety_guardrails_annihilator',
    path: HARMLESS,
    shape: 'labelled_text',
    options: { fields: { text: 'chosen' } },
    group: 'hh-rlhf',
    quality: 0.3,
    licence: 'custom',
    licenseDetail: 'MIT',
  },
  {
    name: 'dpo-demo',
    family: 'dpo_preference',
    path: 'hiyouga+LLaMA-Factory/data/dpo_en_demo.json',
    shape: 'preference',
    group: 'llama-factory',
    licence: 'custom',
    licenseDetail: 'Apache-2.0; a sample of sets written by language models',
  },
]

const research: Real[] = [
  {
    name: 'chatdoctor',
    family: 'experimental',
    path: 'Kent0n-Li+ChatDoctor/chatdoctor5k.json',
    options: { fields: { system: 'instruction', user: 'input', assistant: 'output' } },
    group: 'chatdoctor',
    quality: 0.3,
    licence: 'synthetic',
    licenseDetail: 'research use only; written by a language model, not checked by doctors',
  },
  {
    name: 'mts-dialog',
    family: 'experimental',
    path: 'abachaa+MTS-Dialog/Main-Dataset/MTS-Dialog-TrainingSet.csv',
    shape: 'labelled_text',
    options: { fields: { text: 'dialogue' } },
    group: 'mts-dialog',
    licence: 'custom',
    licenseDetail: 'CC BY 4.0',
  },
  {
    name: 'dialogsum',
    family: 'experimental',
    path: 'cylnlp+dialogsum/DialogSum_Data/dialogsum.dev.jsonl',
    shape: 'labelled_text',
    options: { fields: { text: 'dialogue' } },
    group: 'dialogsum',
    licence: 'custom',
    licenseDetail: 'CC BY-NC-SA 4.0; non-commercial',
  },
  {
    name: 'meld',
    family: 'experimental',
    path: 'declare-lab+MELD/data/MELD/train_sent_emo.csv',
    shape: 'utterance_rows',
    group: 'meld',
    licence: 'custom',
    licenseDetail: 'GPL-3.0; lines of a television show, whose rights stay with their owners',
  },
  // Small talk between strangers teaches no one speaker's voice: not voice_persona.
  {
    name: 'switchboard',
    family: 'experimental',
    path: 'NathanDuran+Switchboard-Corpus/swda_data/train/*.txt',
    container: 'text',
    shape: 'labelled_text',
    group: 'switchboard',
    licence: 'custom',
    licenseDetail: 'CC BY-NC-SA 3.0 (Switchboard Dialog Act Corpus); non-commercial',
  },
  {
    name: 'topical-chat',
    family: 'experimental',
    path: 'alexa+Topical-Chat/conversations/*.json',
    shape: 'turns',
    group: 'topical-chat',
    licence: 'custom',
    licenseDetail: 'CDLA-Sharing-1.0',
  },
  {
    name: 'alpaca-demo',
    family: 'experimental',
    path: 'hiyouga+LLaMA-Factory/data/alpaca_en_demo.json',
    group: 'llama-factory',
    licence: 'synthetic',
    licenseDetail: 'Apache-2.0; written by a language model',
  },
  {
    name: 'glaive-tools-demo',
    family: 'experimental',
    path: 'hiyouga+LLaMA-Factory/data/glaive_toolcall_en_demo.json',
    shape: 'sharegpt',
    group: 'llama-factory',
    licence: 'synthetic',
    licenseDetail: 'Apache-2.0; written by a language model',
  },
  {
    name: 'fastchat-dummy',
    family: 'experimental',
    path: 'lm-sys+FastChat/data/dummy_conversation.json',
    shape: 'sharegpt',
    group: 'fastchat',
    quality: 0.1,
    licence: 'synthetic',
    licenseDetail: 'Apache-2.0; made as a format example',
  },
]

/**
 * Not read: `paul-rottger+exaggerated-safety` (XSTest) has prompts and no answers, and `ruiyiw+patient-psi` has profiles of patients and
 * no dialogue. One side is no conversation, and an answer that nobody gave is not to be invented under their name.
 */
export const realSources: Real[] = [...counselling, ...longSessions, ...domains, ...voices, ...preferences, ...research]

/** Families without an honest real source, and mixes of the curriculum that no real source fills: generated, and named so. */
export const standIns: SourceInput[] = (
  [
    ['edge_case_generator', 'generated'],
    ['edge_case_resulting_chats', 'generated'],
    ['edge_case_synthetic', 'generated'],
    ['safety_guardrails_annihilator', 'generated'],
    ['roleplay_simulator', 'generated'],
    ['mental_health_datasets', 'chain_of_thought'],
  ] as const
).map(([family, group]) => ({
  name: `generated-${family.replaceAll('_', '-')}`,
  family,
  generator: `sample:${family}`,
  group,
  licence: 'synthetic',
  ...(group === 'chain_of_thought' && { phase: 'stage2_therapeutic_expertise' }),
}))
