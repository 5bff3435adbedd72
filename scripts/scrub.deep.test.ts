import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'scrub-'))
afterAll(() => rmSync(folder, { recursive: true }))

const RUN = new URL('./run.mjs', import.meta.url).pathname

function scrub(content: string | Buffer, ...options: string[]): { status: number | null; lines: unknown[]; errors: string } {
  const file = join(folder, 'in.jsonl')
  writeFileSync(file, content)
  const { status, stdout, stderr } = spawnSync(process.execPath, [RUN, 'scrub', file, ...options], {
    encoding: 'utf8',
  })
  return {
    status,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as unknown),
    errors: stderr,
  }
}

test('prints text, masked text and entities; a BOM and blank lines are no matter', () => {
  const { status, lines, errors } = scrub('\ufeff{"text":"💔 I\'m Sarah."}\n\n{"text":"fine"}\r\n')
  expect(lines).toEqual([
    {
      text: "💔 I'm Sarah.",
      masked: "💔 I'm [NAME_1].",
      status: 'scrubbed',
      entities: [{ type: 'NAME', start: 7, end: 12, confidence: 0.9, detector: 'name-introduced' }],
    },
    { text: 'fine', masked: 'fine', status: 'none_detected', entities: [] },
  ])
  expect([status, errors]).toEqual([0, ''])
})

test('a conversation keeps its shape', () => {
  const { lines } = scrub(
    JSON.stringify({
      messages: [
        { role: 'user', content: "I'm Sarah." },
        { role: 'assistant', content: 'Hi Sarah!' },
      ],
    }),
  )
  expect(lines).toMatchObject([
    {
      masked: [
        { role: 'user', content: "I'm [NAME_1]." },
        { role: 'assistant', content: 'Hi [NAME_1]!' },
      ],
      entities: [{ message: 0 }, { message: 1 }],
    },
  ])
})

test('bad lines are named, quoted never, and the good ones are done', () => {
  const { status, lines, errors } = scrub(
    '{"text": "CANARY-1\n[1]\n{"text": 5}\n{"other": "CANARY-2"}\n{"messages": [{"content": null}]}\n{"text":"ok"}\n',
  )
  expect(lines).toHaveLength(1)
  expect(status).toBe(1)
  for (const part of [
    ':1: the line is not JSON',
    ':2: the line is no object',
    ':3: "text" is number',
    ':4: neither',
    ':5: content of messages[0] is null',
    '5 of 6 lines',
  ])
    expect(errors).toContain(part)
  expect(errors).not.toContain('CANARY')
})

test('no file, an empty file and a folder are errors', () => {
  expect(scrub('')).toMatchObject({ status: 1, lines: [] })
  for (const argument of [[], [join(folder, 'absent.jsonl')], [folder]]) {
    const { status, stderr } = spawnSync(process.execPath, [RUN, 'scrub', ...argument], {
      encoding: 'utf8',
    })
    expect(status).toBe(3)
    expect(stderr).toMatch(/no file|no such file|is a folder/)
  }
})

test('mode drop leaves out what anything was found in, and tells how many', () => {
  const { status, lines, errors } = scrub('{"text":"I\'m Sarah."}\n{"text":"It was a 7 out of 10."}\n', '--mode', 'drop')
  expect(lines).toMatchObject([{ text: 'It was a 7 out of 10.' }])
  expect([status, errors]).toEqual([0, '1 of 2 lines held personal data and were dropped\n'])
})

test('wrong options are told with what is right', () => {
  expect(scrub('{"text":"a"}', '--mode', 'mask')).toMatchObject({
    status: 3,
    errors: expect.stringContaining('placeholder or drop') as string,
  })
  expect(scrub('{"text":"a"}', '--threshold', '7')).toMatchObject({ status: 3, errors: expect.stringContaining('found "7"') as string })
  expect(scrub('{"text":"a"}', '--modus', 'x')).toMatchObject({ status: 3, errors: expect.stringContaining('no such option') as string })
})

test('both sides of a preference pair share their placeholders', () => {
  const { lines } = scrub(
    JSON.stringify({
      messages: [
        { role: 'user', content: 'My name is Rosa Delgado.' },
        { role: 'assistant', content: 'Welcome, Rosa.' },
      ],
      rejected: [{ role: 'assistant', content: 'Go away, Ms. Delgado, or mail rosa@example.org.' }],
    }),
  )
  expect(lines).toMatchObject([
    {
      masked: [{ content: 'My name is [NAME_1].' }, { content: 'Welcome, [NAME_1].' }],
      masked_rejected: [{ content: 'Go away, [NAME_1], or mail [EMAIL_1].' }],
    },
  ])
})
