/**
 * Finds a field of a record by what it is called, whatever the case and the separators: `questionText`, `Question Text` and
 * `question_text` are one name. A source's `options.fields` comes first.
 */

export type Json = Record<string, unknown>

/** A plain JSON object, neither null nor a list. */
export const isRecord = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

const memo = new Map<string, string>()

/** Lower case, letters and digits only. */
export function plainName(name: string): string {
  const known = memo.get(name)
  if (known !== undefined) return known
  const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  // Field names repeat over all records; keys of hostile objects do not, so the memory is bounded.
  if (memo.size < 4096 && name.length < 64) memo.set(name, plain)
  return plain
}

/** Plain names of one meaning, the surest first. */
export const NAMES = {
  messages: ['messages'],
  system: ['system', 'systemprompt', 'systemmessage'],
  user: [
    'prompt',
    'question',
    'questions',
    'query',
    'instruction',
    'human',
    'user',
    'patient',
    'client',
    'questiontext',
    'usermessage',
    'userinput',
    'request',
    'problem',
    'q',
  ],
  assistant: [
    'response',
    'completion',
    'answer',
    'answers',
    'output',
    'reply',
    'assistant',
    'gpt',
    'bot',
    'answertext',
    'responses',
    'therapist',
    'counselor',
    'counsellor',
    'doctor',
    'assistantmessage',
    'modelresponse',
    'target',
    'a',
  ],
  /** Stands before or after the question. */
  input: ['input'],
  context: ['context'],
  history: ['history'],
  turnList: [
    'conversation',
    'dialog',
    'dialogue',
    'log',
    'turns',
    'utterances',
    'content',
    'chat',
    'transcript',
    'meetingtranscripts',
    'dialogs',
    'dialogues',
    'conversations',
    'messages',
    'exchanges',
    'thread',
    'history',
  ],
  speakerList: ['speakers', 'speaker', 'roles', 'authors', 'agents'],
  speaker: [
    'role',
    'speaker',
    'author',
    'agent',
    'interlocutor',
    'from',
    'sender',
    'participant',
    'names',
    'name',
    'speakerid',
    'speakerrole',
    'speakername',
    'party',
    'who',
    'user',
  ],
  text: [
    'content',
    'text',
    'value',
    'utterance',
    'message',
    'utterancetext',
    'utterances',
    'body',
    'utt',
    'sentence',
    'markdown',
    'messagetext',
    'line',
  ],
  session: [
    'transcriptid',
    'sessionid',
    'conversationid',
    'dialogueid',
    'dialogid',
    'convid',
    'chatid',
    'threadid',
    'session',
    'conversation',
    'dialogue',
    'episodeid',
    'callid',
    'interviewid',
    'documentid',
    'docid',
    'groupid',
  ],
  turn: [
    'utteranceid',
    'turnid',
    'turnindex',
    'turn',
    'turnnumber',
    'utteranceindex',
    'utteranceidx',
    'turnidx',
    'messageindex',
    'position',
    'sequence',
    'seq',
    'index',
    'idx',
    'order',
  ],
  title: ['title', 'topic', 'subject', 'section', 'sectionheader', 'subreddit', 'videotitle', 'headline', 'heading'],
  prose: ['text', 'body', 'selftext', 'post', 'transcript', 'article', 'content', 'story', 'passage', 'document', 'markdown'],
  chosen: ['chosen', 'preferredoutput', 'preferred', 'chosenresponse', 'winner'],
  rejected: ['rejected', 'nonpreferredoutput', 'nonpreferred', 'dispreferred', 'rejectedresponse', 'loser'],
} as const
export type Meaning = keyof typeof NAMES

/** The record's own key for a meaning, or undefined. `accept` passes over fields of another type. */
export function keyOf(record: Json, meaning: Meaning, accept: (value: unknown) => boolean = () => true): string | undefined {
  const keys = Object.keys(record)
  for (const name of NAMES[meaning]) for (const key of keys) if (plainName(key) === name && accept(record[key])) return key
  return undefined
}

/** The record's own key for a name that the configuration gives: as written, or in another case and with other separators. */
export function namedKey(record: Json, name: string): string | undefined {
  if (Object.hasOwn(record, name)) return name
  const plain = plainName(name)
  return Object.keys(record).find((key) => plainName(key) === plain)
}

/** Key by configuration where it names one, else by the table. */
export function fieldKey(
  record: Json,
  meaning: Meaning,
  fields: Record<string, string> | undefined,
  accept?: (value: unknown) => boolean,
): string | undefined {
  const configured = fields?.[meaning]
  return configured === undefined ? keyOf(record, meaning, accept) : namedKey(record, configured)
}
