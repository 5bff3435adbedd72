/** Units that no reader can accept, each with the reason that it must be given. */
import type { Bench } from '../bench.ts'
import type { Broken } from '../item.ts'

const said = (...turns: [role: string, content: unknown][]): string =>
  JSON.stringify({ messages: turns.map(([role, content]) => ({ role, content })) })
const unit = (reason: Broken['reason'], text: string, last?: true): Broken => ({ reason, text, level: 'unit', ...(last && { last }) })
const conversation = (reason: Broken['reason'], text: string): Broken => ({ reason, text, level: 'conversation' })

const BROKEN: readonly [source: string, broken: Broken][] = [
  ['mh_professional', unit('malformed_json', '{"messages": [{"role": "user", "content": "The quote of this line never closes}]}')],
  ['mh_professional', unit('malformed_json', '{"messages": [{"role": "user" "content": "A comma is missing."}]}')],
  ['mh_professional', unit('wrong_type', said(['user', 42], ['assistant', 'A number is no content.']))],
  ['mh_professional', unit('wrong_type', said(['user', 'Content is null in the answer.'], ['assistant', null]))],
  ['mh_professional', unit('wrong_type', '{"messages": "not a list"}')],
  ['mh_professional', unit('unknown_role', said(['user', 'Who is the third one here?'], ['narrating_bystander', 'I only watch.']))],
  ['mh_professional', unit('unknown_shape', '{"comment": "no messages at all"}')],
  ['mh_professional', conversation('empty_messages', said())],
  ['mh_professional', conversation('empty_messages', said(['user', '  '], ['assistant', '\t\n']))],
  ['mh_professional', conversation('one_sided', said(['user', 'Is anybody there?'], ['user', 'Hello?']))],
  ['mh_professional', conversation('one_sided', said(['system', 'You are a counsellor.'], ['assistant', 'I am listening.']))],
  [
    'mh_professional',
    conversation(
      'lone_surrogate',
      '{"messages": [{"role": "user", "content": "Half an emoji \\ud83d here."}, {"role": "assistant", "content": "Half of it was lost on the way."}]}',
    ),
  ],
  [
    'mh_professional',
    conversation(
      'lone_surrogate',
      '{"messages": [{"role": "user", "content": "The other half \\ude00 here."}, {"role": "assistant", "content": "It can not be written down."}]}',
    ),
  ],
  ['edge_generated', unit('truncated_json', '{"messages": [{"role": "user", "content": "This line was cut off while it was', true)],
  ['mh_general', unit('malformed_row', 'one,row,with,too,many,columns')],
  ['mh_general', conversation('empty_message', 'A question that nobody answered.,')],
  ['safety_prompts', conversation('empty_message', '{"prompt": "A prompt without an answer.", "completion": ""}')],
  ['safety_prompts', conversation('one_sided', '{"prompt": "A prompt whose answer has no field."}')],
  ['safety_prompts', unit('wrong_type', '{"prompt": "An answer that is a number.", "completion": 7}')],
  [
    'safety_prompts',
    unit('duplicate_key', '{"prompt": "First prompt.", "prompt": "Second prompt.", "completion": "Which of them was meant?"}'),
  ],
  ['long_sessions', unit('missing_label', ',client,This row has no session.')],
  ['long_sessions', conversation('one_sided', 'session-alone,client,Is this the right number?')],
  [
    'dpo_messages',
    conversation(
      'preference_equal',
      JSON.stringify({
        chosen: [
          { role: 'user', content: 'May I ask something?' },
          { role: 'assistant', content: 'Yes, please do.' },
        ],
        rejected: [
          { role: 'user', content: 'May I ask something?' },
          { role: 'assistant', content: 'yes, please do. ' },
        ],
      }),
    ),
  ],
  [
    'dpo_messages',
    conversation(
      'preference_incomplete',
      JSON.stringify({
        chosen: [
          { role: 'user', content: 'Is there another side?' },
          { role: 'assistant', content: 'There is none.' },
        ],
      }),
    ),
  ],
  [
    'experimental_pilot',
    conversation(
      'lone_surrogate',
      '{"messages": [{"role": "user", "content": "\\ud83d\\ud83d"}, {"role": "assistant", "content": "Two first halves make no whole."}]}',
    ),
  ],
]

export function plantMalformed(bench: Bench): void {
  for (const [source, broken] of BROKEN) {
    const item = bench.spoil(source, broken)
    bench.plant((place) => ({ kind: 'malformed', at: place(item), reason: broken.reason, level: broken.level, outcome: 'rejected' }))
  }
}
