/** How objects of one family could serve another: what a person, or a generator, would make of them. Data; the router finds the objects. */

export interface Conversion {
  /** Family whose evidence is looked through; absent: what no family claims. */
  from?: string
  /** Only keys that hold one of these phrases. */
  where?: readonly string[]
  says: string
}

const SESSIONS = ['session', 'multi turn', 'mulit turn', 'transcript', 'conversation', 'dialogue', 'soulchat', 'interview', 'counsel chat']

export const CONVERSIONS: Readonly<Record<string, readonly Conversion[]>> = {
  edge_case_generator: [
    { from: 'edge_case_synthetic', says: 'their opening messages are hard scenarios' },
    { from: 'safety_guardrails_annihilator', says: 'hostile prompts can be openings of edge cases' },
    { where: ['crisis', 'nightmare', 'extreme', 'scenario'], says: 'look whether they are hard scenarios' },
  ],
  edge_case_resulting_chats: [
    { from: 'edge_case_generator', says: 'their prompts, answered as chats of several turns' },
    { from: 'edge_case_synthetic', says: 'their prompts, answered as chats of several turns' },
  ],
  edge_case_synthetic: [{ from: 'edge_case_generator', says: 'their prompts are scenarios to write new edge cases from' }],
  long_running_therapy: [
    { from: 'mental_health_datasets', where: SESSIONS, says: 'sessions of more than twenty turns, whole; windows and pieces are joined' },
    { from: 'roleplay_simulator', says: 'simulated sessions of more than twenty turns' },
  ],
  mental_health_datasets: [
    { from: 'experimental', says: 'research sets that hold counselling' },
    {
      where: ['psych', 'emotion', 'emotional', 'support', 'wellbeing', 'interview', 'natural', 'reddit'],
      says: 'look whether they hold counselling',
    },
  ],
  video_transcripts: [
    { from: 'voice_persona', says: 'the same talks as plain transcripts; the claims of the profile share the documents' },
    { from: 'cptsd', where: ['transcript'], says: 'talks about complex trauma as plain transcripts; the claims share the documents' },
    { where: ['talk', 'interview', 'speech', 'episode', 'audio', 'book'], says: 'look whether they are spoken text' },
  ],
  voice_persona: [
    { from: 'video_transcripts', says: 'talks of one speaker each, as that speaker’s voice' },
    { from: 'roleplay_simulator', where: ['persona', 'character'], says: 'records that carry one character throughout' },
  ],
  safety_guardrails_annihilator: [
    {
      from: 'dpo_preference',
      where: ['toxic', 'harmless', 'unalignment', 'safe', 'adversarial'],
      says: 'their prompts with the chosen answers',
    },
    { from: 'edge_case_generator', says: 'hostile openings with sound answers' },
  ],
  sarcasm: [
    {
      where: ['joke', 'humor', 'humour', 'satire', 'comedy', 'roast', 'sitcom', 'meme', 'joking'],
      says: 'sort by hand or by a classifier what is sarcasm',
    },
    { from: 'mental_health_datasets', where: ['reddit', 'twitter'], says: 'posts whose authors marked them as sarcasm (/s)' },
    { from: 'experimental', says: 'research sets that annotate irony' },
  ],
  cptsd: [
    { from: 'video_transcripts', says: 'tag the documents about complex trauma' },
    { from: 'voice_persona', says: 'tag the documents about complex trauma; the claims share them' },
    {
      from: 'mental_health_datasets',
      where: ['trauma', 'ptsd', 'abuse', 'attachment', 'emdr'],
      says: 'tag the conversations about complex trauma',
    },
  ],
  addiction: [
    {
      from: 'mental_health_datasets',
      where: ['addiction', 'alcohol', 'substance', 'motivational interviewing', 'recovery'],
      says: 'conversations about a dependency',
    },
    { from: 'video_transcripts', where: ['addiction', 'recovery', 'codependency'], says: 'talks about a dependency' },
  ],
  experimental: [
    {
      where: ['study', 'survey', 'annotation', 'experiment', 'recon', 'reccon', 'instrument'],
      says: 'look whether they are research sets',
    },
  ],
  roleplay_simulator: [
    { from: 'mental_health_datasets', where: SESSIONS, says: 'sessions with named speakers, as a scene with its roles' },
    { from: 'video_transcripts', where: ['interview', 'session'], says: 'talks of several named speakers, as a scene with its roles' },
    { from: 'dpo_preference', where: ['roleplay', 'role play', 'character'], says: 'the chosen side of role-play pairs' },
    { from: 'edge_case_generator', says: 'hard scenarios as openings of a training scene' },
  ],
  dpo_preference: [
    { from: 'roleplay_simulator', says: 'pairs: the real answer against a worse one that a named rule makes' },
    { from: 'edge_case_resulting_chats', says: 'pairs: the real answer against a worse one that a named rule makes' },
  ],
}
