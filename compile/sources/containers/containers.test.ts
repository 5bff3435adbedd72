import { fc, test as fcTest } from '@fast-check/vitest'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { memoryObject } from '../memory-object.ts'
import { openText } from '../open.ts'
import { DEFAULT_LIMITS, type Limits, type Read } from '../shape.ts'
import { chooseContainer, containerNamed } from './index.ts'

interface All {
  container: string
  /** Units as [value] or [key, value]; rejects as their reason. */
  reads: unknown[]
  rejects: { reason: string; record: number; line: number | undefined }[]
}

async function readAll(
  content: string | Uint8Array,
  { key = 'x', limits = {}, cuts = [] }: { key?: string; limits?: Partial<Limits>; cuts?: readonly number[] } = {},
): Promise<All> {
  const opened = await openText(memoryObject(key, content, cuts))
  const container = chooseContainer(opened.head, key)
  const out: All = { container: container.name, reads: [], rejects: [] }
  for await (const read of container.read(opened.text, { ...DEFAULT_LIMITS, ...limits })) {
    if ('unit' in read) out.reads.push(read.unit.key === undefined ? read.unit.value : [read.unit.key, read.unit.value])
    else out.rejects.push({ reason: read.reject.reason, record: read.reject.position.record, line: read.reject.position.line })
  }
  await opened.facts()
  return out
}

const reasons = ({ rejects }: All): string[] => rejects.map(({ reason }) => reason)

describe('choosing', () => {
  test.each<[string, string, string, unknown[]]>([
    ['jsonl', 'x.txt', '{"a":1}\r\n\r\n{"a":2}', [{ a: 1 }, { a: 2 }]],
    ['jsonl', 'x.jsonl', '{"a":1}', [{ a: 1 }]],
    ['jsonl', 'x.jsonl', '[{"role":"user","content":"x"}]', [[{ role: 'user', content: 'x' }]]],
    [
      'jsonl',
      'x',
      '["a","b"]\n["c","d"]\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['json-array', 'x.jsonl', '[{"q":1},{"q":2}]', [{ q: 1 }, { q: 2 }]],
    ['json-array', 'x', '[\n {"q":1},\n {"q":2}\n]\n', [{ q: 1 }, { q: 2 }]],
    ['json-array', 'x', '["one, two", "three]"]', ['one, two', 'three]']],
    ['json-array', 'x.json', '[]', []],
    ['json', 'x.json', '{"messages":[{"role":"user","content":"x"}]}', [{ messages: [{ role: 'user', content: 'x' }] }]],
    [
      'json',
      'x.json',
      '{"id":1,"conversations":[{"from":"human","value":"x"}]}',
      [{ id: 1, conversations: [{ from: 'human', value: 'x' }] }],
    ],
    [
      'json',
      'x.json',
      '{"chosen":[{"role":"user","content":"x"}],"rejected":[{"role":"user","content":"y"}]}',
      [{ chosen: [{ role: 'user', content: 'x' }], rejected: [{ role: 'user', content: 'y' }] }],
    ],
    ['json', 'x', '{\n "a": 1\n}\n{\n "a": 2\n}{"a":3}', [{ a: 1 }, { a: 2 }, { a: 3 }]],
    ['json', 'x.json', '{"question":"q","answer":"a"}', [{ question: 'q', answer: 'a' }]],
    ['json-wrapped', 'x.json', '{"version":1,"data":[{"q":1},{"q":2}],"n":{"x":[1]}}', [{ q: 1 }, { q: 2 }]],
    [
      'json-wrapped',
      'x.json',
      '{"conversations":[{"id":1,"messages":[{"role":"user","content":"x"}]}]}',
      [{ id: 1, messages: [{ role: 'user', content: 'x' }] }],
    ],
    ['json-wrapped', 'x.json', '{"prompts":[{"scenario":"s"}]}', [{ scenario: 's' }]],
    ['json-wrapped', 'x.json', '{"train":[{"q":1}],"test":[{"q":2}]}', [{ q: 1 }, { q: 2 }]],
    [
      'json-records',
      'x.json',
      '{"a17":{"log":["x"],"n":1},"b4":{"log":["y"],"n":2}}',
      [
        ['a17', { log: ['x'], n: 1 }],
        ['b4', { log: ['y'], n: 2 }],
      ],
    ],
    [
      'json-records',
      'x.json',
      '{"s1":[{"role":"user","content":"x"}],"s2":[{"role":"user","content":"y"}]}',
      [
        ['s1', [{ role: 'user', content: 'x' }]],
        ['s2', [{ role: 'user', content: 'y' }]],
      ],
    ],
    [
      'csv',
      'x',
      'question,answer\nq1,"a, 1"\nq2,"a\n""2"""\n',
      [
        { question: 'q1', answer: 'a, 1' },
        { question: 'q2', answer: 'a\n"2"' },
      ],
    ],
    [
      'csv',
      'x.txt',
      '\ufeffid\ttext\r\n1\tone\r\n2\ttwo',
      [
        { id: '1', text: 'one' },
        { id: '2', text: 'two' },
      ],
    ],
    ['csv', 'x.csv', 'id;text\n1;one, two\n', [{ id: '1', text: 'one, two' }]],
    ['csv', 'x.csv', 'text\nhello\nworld\n', [{ text: 'hello' }, { text: 'world' }]],
    ['csv', 'x.csv', ',text,text\n1,a,b\n', [{ index: '1', text: 'a', text_2: 'b' }]],
    [
      'text',
      'x.txt',
      'Therapist: Hello, how are you?\nClient: Well, not so good, really.\n',
      ['Therapist: Hello, how are you?\nClient: Well, not so good, really.\n'],
    ],
    ['text', 'x.txt', '[Music] Welcome back, everyone.', ['[Music] Welcome back, everyone.']],
    ['text', 'x.txt', '[00:12] Hello.\n[00:15] Hi.', ['[00:12] Hello.\n[00:15] Hi.']],
    ['text', 'x.txt', '{name} said hello.', ['{name} said hello.']],
    ['text', 'x.md', 'One, two,\nand three, four, five.\nSix, seven.', ['One, two,\nand three, four, five.\nSix, seven.']],
  ])('%s: %s %j', async (name, key, content, reads) => {
    const all = await readAll(content, { key })
    expect(all.container).toBe(name)
    expect(all.reads).toEqual(reads)
    expect(all.rejects).toEqual([])
  })

  test('a name that is no container is refused with the choices', () => {
    expect(() => containerNamed('xml')).toThrow(/found "xml"; expected one of jsonl, .*csv, text/)
  })
})

describe('what fails costs its unit and no other', () => {
  test('lines', async () => {
    const all = await readAll(
      Buffer.concat([
        Buffer.from('{"a":1}\n{"a":\n{"b":"caf'),
        Buffer.of(0xe9),
        Buffer.from('"}\n{"a":"x","a":"y"}\n{"a":"x","b":{"a":"y"},"a":"x"}\n{"a":2}\n{"a":"cut of'),
      ]),
    )
    expect(all.reads).toEqual([{ a: 1 }, { a: 'x', b: { a: 'y' } }, { a: 2 }])
    expect(all.rejects).toEqual([
      { reason: 'malformed_json', record: 2, line: 2 },
      { reason: 'invalid_encoding', record: 3, line: 3 },
      { reason: 'duplicate_key', record: 4, line: 4 },
      { reason: 'truncated_json', record: 7, line: 7 },
    ])
  })

  test('a malformed last line is truncated only where it is open', async () => {
    expect(reasons(await readAll('{"a":1}\n{"a":2}\n{"a":3]'))).toEqual(['malformed_json'])
    expect(reasons(await readAll('{"a":1}\n{"a":2}\n{"a":3\n'))).toEqual(['malformed_json'])
  })

  test('arrays', async () => {
    expect(await readAll('[{"a":1},\n{"a" 2},\n{"a":3}] rest')).toMatchObject({
      reads: [{ a: 1 }, { a: 3 }],
      rejects: [
        { reason: 'malformed_json', record: 2, line: 2 },
        { reason: 'malformed_json', line: 3 },
      ],
    })
    expect(await readAll('[{"a":1},{"a":2')).toMatchObject({ reads: [{ a: 1 }], rejects: [{ reason: 'truncated_json', record: 2 }] })
    expect(await readAll('[{"a":1},')).toMatchObject({ reads: [{ a: 1 }], rejects: [{ reason: 'truncated_json' }] })
    expect(await readAll('[{"a":1}')).toMatchObject({ reads: [{ a: 1 }], rejects: [{ reason: 'truncated_json' }] })
    expect(await readAll('[{"a":1},]')).toMatchObject({ reads: [{ a: 1 }], rejects: [{ reason: 'malformed_json' }] })
    expect(await readAll('[{"a":1} {"a":2}]')).toMatchObject({ reads: [{ a: 1 }, { a: 2 }], rejects: [{ reason: 'malformed_json' }] })
    expect(await readAll('[{"a":1}, }:, \u00a0, {"a":2}]')).toMatchObject({ reads: [{ a: 1 }, { a: 2 }] })
  })

  test('records and wrappers', async () => {
    expect(await readAll('{"r1":{"x":1,"y":2},"r2":{"x":1,"y":')).toMatchObject({
      container: 'json-records',
      reads: [['r1', { x: 1, y: 2 }]],
      rejects: [{ reason: 'truncated_json' }],
    })
    expect(await readAll('{"data":[{"x":1}],"n":3')).toMatchObject({ reads: [{ x: 1 }], rejects: [{ reason: 'truncated_json' }] })
    expect(await readAll('{"data":[{"x":1}]}\n{"more":1}', { key: 'x.json' })).toMatchObject({ rejects: [] })
  })

  test('rows', async () => {
    const all = await readAll('id,text\n1,one\n2,two,three\n3\n4,"open\n5,"five"\n6,"six" and more\n7,seven\n8,"never closed\n9,nine\n', {
      key: 'x.csv',
    })
    expect(all.reads).toEqual([
      { id: '1', text: 'one' },
      { id: '5', text: 'five' },
      { id: '7', text: 'seven' },
      { id: '9', text: 'nine' },
    ])
    expect(all.rejects.map(({ reason, line }) => [reason, line])).toEqual([
      ['malformed_row', 3],
      ['malformed_row', 4],
      ['malformed_row', 5],
      ['malformed_row', 7],
      ['malformed_row', 9],
    ])
  })

  test('a row with undecodable bytes', async () => {
    const all = await readAll(Buffer.concat([Buffer.from('id,text\n1,café – naïve\n2,x'), Buffer.of(0xff), Buffer.from('\n3,y\n')]))
    expect([all.reads.length, reasons(all)]).toEqual([2, ['invalid_encoding']])
  })

  test('tab-separated text that knows no quotes', async () => {
    expect((await readAll('id\ttext\n1\t"Hello," he said\n2\t"open\n3\tthree\n', { key: 'x.tsv' })).reads).toEqual([
      { id: '1', text: '"Hello," he said' },
      { id: '2', text: '"open' },
      { id: '3', text: 'three' },
    ])
  })
})

describe('hostile input', () => {
  test.each(['', '[', '{"k":'])('nesting 10,000 deep, after %j', async (before) => {
    const deep = '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)
    const rest = before === '' ? `${deep}\n{"b":2}\n` : before === '[' ? `[${deep},{"b":2}]` : `{"k1":{"b":1},"k":${deep}}`
    expect(reasons(await readAll(rest))).toEqual(['nesting_too_deep'])
    expect(reasons(await readAll(rest, { limits: { nesting: 20_000 } }))).toEqual([])
  })

  test('unclosed and unopened brackets by the thousand', async () => {
    for (const text of [
      '{"a":1}\n' + '['.repeat(100_000),
      '[' + '['.repeat(100_000),
      '[{"a":1},' + '}'.repeat(10_000),
      '{"a":1}' + ']'.repeat(10_000),
    ]) {
      const all = await readAll(text, { cuts: [1000] })
      expect(all.rejects.length).toBeGreaterThan(0)
    }
  })

  test('a 100 MB line is skipped to its end and never held', async () => {
    const piece = Buffer.alloc(2 ** 20, 0x61)
    const read = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"a":1}\n{"a":"')
      for (let i = 0; i < 100; i++) yield piece
      yield Buffer.from('"}\n{"a":3}\n')
    }
    const opened = await openText({ key: 'big.jsonl', size: null, read })
    const reads: Read[] = []
    for await (const one of containerNamed('jsonl').read(opened.text, DEFAULT_LIMITS)) reads.push(one)
    expect(reads).toMatchObject([
      { unit: { value: { a: 1 } } },
      { reject: { reason: 'record_too_large', position: { record: 2, line: 2 } } },
      { unit: { value: { a: 3 }, position: { record: 3, line: 3 } } },
    ])
    expect(await opened.facts()).toMatchObject({ size_bytes: 100 * 2 ** 20 + 25 })
  })

  test.each<[string, string]>([
    ['x.jsonl', '{"a":1}\n{"a":"LONG"}\n{"a":3}\n'],
    ['x.json', '[{"a":1},{"a":"LONG"},{"a":3}]'],
    ['y.json', '{"k1":{"a":1},"k2":{"a":"LONG"},"k3":{"a":3}}'],
    ['z.json', '{"a":1} {"a":"LONG"} {"a":3}'],
    ['x.csv', 'a,b\n1,1\n2,LONG\n3,3\n'],
  ])('a record over the limit in %s', async (key, form) => {
    const all = await readAll(form.replace('LONG', 'é'.repeat(600)), { key, limits: { recordBytes: 1000 }, cuts: [64] })
    expect([all.reads.length, reasons(all)]).toEqual([2, ['record_too_large']])
    expect(reasons(await readAll(form.replace('LONG', 'é'.repeat(400)), { key, limits: { recordBytes: 1000 } }))).toEqual([])
  })

  test('the name of a prototype is a field like any other', async () => {
    for (const all of [
      await readAll('{"__proto__":{"x":1},"b":2}\n{"b":3}\n'),
      await readAll('__proto__,b\nx,2\ny,3\n', { key: 'x.csv' }),
    ]) {
      expect(Object.keys(all.reads[0] as object)).toEqual(['__proto__', 'b'])
      expect(Object.getPrototypeOf(all.reads[0])).toBe(Object.prototype)
    }
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  test('NUL and half characters written as escapes are for later stages', async () => {
    expect((await readAll('{"a":"\\u0000\\ud83d"}\n{"a":1}\n')).reads[0]).toEqual({ a: '\0\ud83d' })
  })
})

const value = fc.jsonValue({ maxDepth: 3 })
const record = fc.dictionary(fc.constantFrom('a', 'é"\\', 'messages', '{', '__proto__'), value, { noNullPrototype: true })
const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })

fcTest.prop([fc.array(record, { minLength: 2, maxLength: 5 }), cuts, fc.constantFrom('lines', 'array', 'pretty', 'concatenated', 'keyed')])(
  'JSON records come back as they were written, however they are cut',
  async (records, pieces, form) => {
    const text = {
      lines: () => records.map((one) => JSON.stringify(one)).join('\n'),
      array: () => JSON.stringify(records),
      pretty: () => JSON.stringify(records, null, 2),
      concatenated: () => records.map((one) => JSON.stringify(one, null, 1)).join(' '),
      keyed: () => JSON.stringify(Object.fromEntries(records.map((one, i) => [`k${i}`, { same: 1, ...one }]))),
    }[form]()
    const name = { lines: 'jsonl', array: 'json-array', pretty: 'json-array', concatenated: 'json', keyed: 'json-records' }[form]
    const opened = await openText(memoryObject('x', text, pieces))
    const reads: unknown[] = []
    for await (const read of containerNamed(name).read(opened.text, DEFAULT_LIMITS))
      reads.push('unit' in read ? read.unit.value : read.reject.reason)
    const expected = JSON.parse(JSON.stringify(form === 'keyed' ? records.map((one) => ({ same: 1, ...one })) : records)) as unknown
    expect(reads).toEqual(expected)
  },
)

const field = fc.string({ unit: fc.constantFrom('a', 'b', ' ', ',', '"', '\n', '\r\n', 'é', ';'), maxLength: 6 })
fcTest.prop([fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 6 }), cuts, fc.constantFrom('\n', '\r\n')])(
  'CSV reads as csv-parse reads it, however it is cut',
  async (rows, pieces, eol) => {
    const quoted = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
    const text = ['one,two,three', ...rows.map((row) => row.map(quoted).join(','))].join(eol)
    const expected: unknown = parse(text, { columns: true, skip_empty_lines: true, record_delimiter: eol })
    const opened = await openText(memoryObject('x.csv', text, pieces))
    const reads: unknown[] = []
    for await (const read of containerNamed('csv').read(opened.text, DEFAULT_LIMITS))
      reads.push('unit' in read ? read.unit.value : read.reject.reason)
    expect(reads).toEqual(expected)
  },
)

fcTest.prop([
  fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', ',', ':', '\n', '1', 'a', '\t', '\r', ' '), maxLength: 60 }),
  cuts,
])('rubbish ends, and reads the same however it is cut', async (rubbish, pieces) => {
  for (const name of ['jsonl', 'json-array', 'json-wrapped', 'json-records', 'json', 'csv', 'text']) {
    const outcome = async (how: readonly number[]): Promise<string> => {
      const { text } = await openText(memoryObject('x', `x${rubbish}`, how))
      const out: Read[] = []
      for await (const read of containerNamed(name).read(text, { ...DEFAULT_LIMITS, recordBytes: 20 })) out.push(read)
      return JSON.stringify(out)
    }
    expect(await outcome(pieces)).toBe(await outcome([]))
  }
})
