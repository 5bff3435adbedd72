import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { fc } from '@fast-check/vitest'
import type { Message } from '#contract/record.ts'
import type { Algorithm, Objective } from '../plan.ts'
import { chatml, type ChatTemplate, readChatTemplate } from './chat-template.ts'
import { examiner } from './examine.ts'
import { proveTemplate, type ProofTask } from './proof.ts'
import { renderer } from './render.ts'
import { specialTokenFinder } from './special-tokens.ts'

const NOW = new Date('2025-01-01T00:00:00Z')
const say = (...turns: [Message['role'], string][]): Message[] => turns.map(([role, content]) => ({ role, content }))
const template = (source: string, changes: Partial<ChatTemplate> = {}): ChatTemplate => ({ ...chatml, name: 'own', source, ...changes })

/** User and assistant in turn, a system message first if any; written for this test in the manner of strict templates. */
const STRICT = `{{ bos_token }}{%- if messages[0]['role'] == 'system' %}{%- set offset = 1 %}{%- else %}{%- set offset = 0 %}{%- endif %}
{%- for message in messages %}
{%- if (message['role'] == 'user') != (loop.index0 % 2 == offset) and not (loop.first and offset == 1) %}{{ raise_exception('turns have to alternate') }}{%- endif %}
{%- if message['role'] == 'assistant' %}{{ ' ' + message['content'] | trim + eos_token }}{%- else %}{{ '[INST] ' + message['content'] | trim + ' [/INST]' }}{%- endif %}
{%- endfor %}`
const strict = template(STRICT, { bosToken: '<s>', eosToken: '</s>', specialTokens: ['<s>', '</s>'] })

describe('rendering', () => {
  test('ChatML, and which part of it is trained on', () => {
    const { text, generated } = renderer(chatml, NOW)(say(['system', 'Be kind.'], ['user', ' hi\n'], ['assistant', 'hello']))
    expect(text).toBe('<|im_start|>system\nBe kind.<|im_end|>\n<|im_start|>user\n hi\n<|im_end|>\n<|im_start|>assistant\nhello<|im_end|>\n')
    expect(generated!.map(([start, end]) => text.slice(start, end))).toEqual(['hello<|im_end|>'])
  })

  // Expected values by jinja2 3.1 with trim_blocks, lstrip_blocks and the generation tag of transformers 5.23.
  test.each([
    ["{{ messages[0]['content'].lstrip('\\n') }}|", ' \nhi ', ' \nhi |'],
    ["{{ messages[0]['content'].strip('\\n') }}|", '\n a \n', ' a |'],
    ['{{ messages[0].content.rstrip() }}|', ' a \n', ' a|'],
    ['a\n  {% generation %}\n  b\n  {% endgeneration %}\nc', '', 'a\n  b\nc'],
    ['a \n {%- generation -%} \n b \n {%- endgeneration -%} \n c', '', 'abc'],
    ["{{ strftime_now('%d %b %Y') }}", '', '01 Jan 2025'],
  ])('%j', (source, content, expected) => {
    expect(renderer(template(source), NOW)(say(['user', content])).text).toBe(expected)
  })

  test('a template has no way out of itself', () => {
    for (const source of ["{{ ''.constructor.constructor('return process')().pid }}", "{{ range.constructor('return 1')() }}"])
      expect(() => renderer(template(source), NOW)(say(['user', 'x']))).toThrow(/Cannot|function/i)
    expect(() => renderer(template('{% include "/etc/hostname" %}'), NOW)).toThrow(SyntaxError)
  })
})

describe('reading a template', () => {
  const folder = mkdtempSync(join(tmpdir(), 'template-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const write = (name: string, content: unknown): string => {
    const path = join(folder, name)
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
    return path
  }

  test('from a tokenizer’s configuration, tokens as texts or objects, the default of several templates', async () => {
    const path = write('tokenizer_config.json', {
      bos_token: { content: '<s>' },
      eos_token: '</s>',
      added_tokens_decoder: { 1: { content: '<ctl>', special: true }, 2: { content: 'plain', special: false } },
      chat_template: [
        { name: 'tool_use', template: 'other' },
        { name: 'default', template: STRICT },
      ],
    })
    expect(await readChatTemplate(path)).toMatchObject({
      source: STRICT,
      bosToken: '<s>',
      eosToken: '</s>',
      specialTokens: ['<s>', '</s>', '<ctl>'],
    })
    expect(await readChatTemplate(folder)).toMatchObject({ source: STRICT })
    expect(await readChatTemplate(write('own.jinja', 'x'))).toMatchObject({ source: 'x', specialTokens: ['<s>', '</s>', '<ctl>'] })
  })

  test.each([
    ['bare.json', { eos_token: '</s>' }, 'a tokenizer without a chat template'],
    ['broken.json', '{"chat_template": ', 'text that is no JSON'],
    ['list.json', [], 'JSON that is no object'],
    ['unnamed.json', { chat_template: [{ name: 'rag', template: 'x' }] }, 'an entry named "default"'],
    ['huge.jinja', 'x'.repeat(300_000), '300000 bytes'],
  ])('%s is refused', async (name, content, says) => {
    await expect(readChatTemplate(write(name, content))).rejects.toThrow(says)
  })

  test('a file that is not there', () => expect(readChatTemplate(join(folder, 'none'))).rejects.toThrow('found ENOENT'))
})

describe('special tokens', () => {
  test('one that is planted anywhere is found, in whichever message', () => {
    const tokens = [
      '<|im_start|>',
      '<|im_end|>',
      '<|endoftext|>',
      '<|eot_id|>',
      '[INST]',
      '[/INST]',
      '<</SYS>>',
      '<start_of_turn>',
      '<｜end▁of▁sentence｜>',
      '<s>',
    ]
    const examine = examiner(strict, (text) => text.length, NOW)
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 2, maxLength: 6 }),
        fc.nat(),
        fc.nat(),
        fc.constantFrom(...tokens),
        (contents, message, place, token) => {
          const messages = contents.map((content, index): Message => ({
            role: index % 2 === 0 ? 'user' : 'assistant',
            content: content.replaceAll(/[<[]/g, ''),
          }))
          const chosen = messages[message % messages.length]!
          const at = place % (chosen.content.length + 1)
          expect(examine.chat(messages, 1e9).some(({ code }) => code === 'special_token_in_content')).toBe(false)
          chosen.content = chosen.content.slice(0, at) + token + chosen.content.slice(at)
          expect(examine.chat(messages, 1e9).some(({ code }) => code === 'special_token_in_content')).toBe(true)
        },
      ),
    )
  })

  test('the tokenizer’s own, whatever they look like; prose and code are none', () => {
    const find = specialTokenFinder({ source: 'x', specialTokens: ['[CTL+1]', '(*)'] })
    expect(find('a [CTL+1] b')).toBe('[CTL+1]')
    expect(find('a (*) b')).toBe('(*)')
    for (const text of ['a < b |> c', '[INSTALL]', 'if (a <| b) |> c', '<strong>', '<|>', 'CTL+1', '<s>struck</s>'])
      expect(find(text)).toBeUndefined()
  })
})

describe('what a record must be', () => {
  const count = (text: string): number => text.split(' ').length
  const codes = (given: ChatTemplate, messages: Message[], context = 1e9): string[] =>
    examiner(given, count, NOW)
      .chat(messages, context)
      .map(({ code }) => code)

  test('two users in a row: a strict template refuses, ChatML does not', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1, maxLength: 5 }), fc.nat(), (words, place) => {
        const turns = words.flatMap((word): Message[] => say(['user', word], ['assistant', word]))
        expect(codes(strict, turns)).toEqual([])
        turns.splice(2 * (place % words.length), 0, { role: 'user', content: 'more' })
        expect(codes(strict, turns)).toEqual(['template_refused'])
        expect(codes(chatml, turns)).toEqual([])
      }),
    )
  })

  test('the words of a refusal are the template’s own, never a message’s', () => {
    const own = template("{% for m in messages %}{{ raise_exception('no ' + m.content) }}{% endfor %}")
    const [finding] = examiner(own, count, NOW).chat(say(['user', 'a secret']), 10)
    expect(finding).toEqual({ code: 'template_refused', detail: 'without words of its own; roles user' })
    expect(examiner(strict, count, NOW).chat(say(['assistant', 'a']), 10)[0]!.detail).toContain('turns have to alternate')
  })

  test('nothing of the assistant’s', () => {
    expect(codes(chatml, say(['user', 'a']))).toEqual(['no_trainable_token'])
    expect(codes(chatml, say(['user', 'a'], ['assistant', ' ']))).toEqual(['no_trainable_token'])
    expect(codes(template(''), say(['user', 'a'], ['assistant', 'b']))).toEqual(['no_trainable_token'])
    // A template that leaves the assistant out.
    expect(
      codes(template("{% for m in messages if m.role == 'user' %}{{ m.content }}{% endfor %}"), say(['user', 'a'], ['assistant', 'b'])),
    ).toEqual(['no_trainable_token'])
  })

  test('the context ends before the last assistant turn, to the token; what comes after it does not count', () => {
    const messages = say(['user', 'a'.repeat(20)], ['assistant', 'two words'], ['user', 'and many words that nobody is trained on'])
    const bytes = (context: number): string[] =>
      examiner(chatml, () => 9, NOW)
        .chat(messages, context)
        .map(({ code }) => code)
    expect(bytes(8)).toEqual(['truncated_before_last_assistant'])
    expect(bytes(9)).toEqual([])
    const counted: string[] = []
    examiner(chatml, (text) => counted.push(text), NOW).chat(messages, 3)
    expect(counted).toEqual([`<|im_start|>user\n${'a'.repeat(20)}<|im_end|>\n<|im_start|>assistant\ntwo words<|im_end|>`])
  })
})

describe('the proof', () => {
  const folder = mkdtempSync(join(tmpdir(), 'proof-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const task = (given: ChatTemplate, objective: Objective, lines: object[], algorithm: Algorithm | null = null): ProofTask => {
    const path = join(folder, 'train.jsonl')
    writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    return {
      template: given,
      tokenizer: 'o200k_base',
      now: NOW.toISOString(),
      keep: 2,
      files: [{ stage: 'stage1', split: 'train', path, objective, algorithm, context: 4096 }],
    }
  }
  const chat = (messages: Message[], at = 1): object => ({ source: `train_000.jsonl:${at}`, messages })
  const fine = say(['user', 'a'], ['assistant', 'b'])

  test('every line, with references and without text; what LLaMA-Factory passes over is counted', async () => {
    const lines = [
      chat(fine, 1),
      chat(say(['user', 'a <|im_end|>'], ['assistant', 'b']), 7),
      chat(say(['user', 'a'], ['user', 'b'], ['assistant', 'c']), 9),
    ]
    expect(await proveTemplate(task(chatml, 'sft', lines))).toEqual({
      template: 'chatml',
      total: 1,
      records: 3,
      renderings: 3,
      violations: { special_token_in_content: 1 },
      first: [
        {
          code: 'special_token_in_content',
          detail: '"<|im_end|>" in message 0 (user)',
          stage: 'stage1',
          reference: 'stage1/train.jsonl:2',
          source: 'train_000.jsonl:7',
        },
      ],
      passedOverByLlamafactory: 1,
    })
  })

  test('both sides of a pair, a labelled answer, a text', async () => {
    const prompt = say(['user', 'a'])
    const pair = { source: 's:1', prompt, chosen: say(['assistant', 'b']), rejected: say(['assistant', '[INST]']) }
    expect(await proveTemplate(task(chatml, 'preference', [pair], 'orpo'))).toMatchObject({ total: 1, renderings: 2 })
    const labelled = { source: 's:1', prompt, completion: say(['assistant', ' ']), label: true }
    expect(await proveTemplate(task(chatml, 'preference', [labelled], 'kto'))).toMatchObject({ violations: { no_trainable_token: 1 } })
    expect(await proveTemplate(task(chatml, 'causal_lm', [{ text: 'a<|endoftext|>', sources: ['s:1'] }]))).toMatchObject({
      total: 1,
      renderings: 0,
    })
  })

  test('a line of another kind is no proof', () =>
    expect(proveTemplate(task(chatml, 'sft', [{ text: 'a' }]))).rejects.toThrow('stage1/train.jsonl:1: found no line of sft'))

  test.each([
    ['{% if %}', 'expected Jinja'],
    ['{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}', 'takes more than 2 seconds'],
    // Out of memory in one go, or slowly: it depends on the machine.
    [
      '{% set ns = namespace(x=[1]) %}{% for i in range(40) %}{% set ns.x = ns.x + ns.x %}{% endfor %}',
      'expected a template that renders messages and ends',
    ],
    ['{{ range(10**9) }}', 'breaks on each of the first 20 lines'],
  ])('%s is stopped', { timeout: 60_000 }, async (source, says) => {
    const lines = Array.from({ length: 30 }, () => chat(fine))
    await expect(proveTemplate(task(template(source), 'sft', lines), () => {}, { stallSeconds: 2, megabytes: 128 })).rejects.toThrow(says)
  })
})
