import { createHash } from 'node:crypto'
import { gzipSync, zstdCompressSync } from 'node:zlib'
import { fc, test as fcTest } from '@fast-check/vitest'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { memoryObject } from './memory-object.ts'
import { openText } from './open.ts'
import { DEFAULT_LIMITS } from './shape.ts'
import type { SourceErrorCode } from './source-error.ts'

async function textOf(key: string, content: string | Uint8Array, cuts: readonly number[] = [], encoding?: string): Promise<string> {
  const { text } = await openText(memoryObject(key, content, cuts), DEFAULT_LIMITS, encoding === undefined ? {} : { encoding })
  let all = ''
  for await (const chunk of text.chunks) all += chunk
  return all
}

const refused = (key: string, content: string | Uint8Array, code: SourceErrorCode, cuts: readonly number[] = []): Promise<void> =>
  expect(textOf(key, content, cuts)).rejects.toMatchObject({
    name: 'SourceError',
    code,
    message: expect.stringContaining(key) as string,
    todo: expect.stringMatching(/\w/) as string,
  })

describe('facts', () => {
  test('size and digest are those of the raw object, also compressed', async () => {
    const raw = gzipSync('hello\n')
    const opened = await openText(memoryObject('a.gz', raw, [3]))
    for await (const chunk of opened.text.chunks) expect(chunk.length).toBeGreaterThan(0)
    expect(await opened.facts()).toEqual({
      size_bytes: raw.length,
      sha256: createHash('sha256').update(raw).digest('hex'),
      compression: 'gzip',
      encoding: 'utf-8',
      encoding_by: 'default',
    })
  })

  test('asked without reading the text, they read it themselves', async () => {
    // sha256(b'hello\n').hexdigest() by Python
    const opened = await openText(memoryObject('a.txt', 'hello\n', [2]))
    expect(await opened.facts()).toMatchObject({
      size_bytes: 6,
      sha256: '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
    })
  })

  test('a reader that stops early learns that they are not known', async () => {
    const opened = await openText(memoryObject('a.txt', 'x'.repeat(300_000), [1000]))
    let seen = 0
    for await (const _ of opened.text.chunks) if (++seen > 100) break
    await expect(opened.facts()).rejects.toThrow('stopped before the end')
  })
})

describe('compression', () => {
  test('gzip and zstd are known by their bytes, of several members too', async () => {
    expect(await textOf('a.jsonl', Buffer.concat([gzipSync('one\n'), gzipSync('two\n')]), [5])).toBe('one\ntwo\n')
    expect(await textOf('a.bin', zstdCompressSync('one\n'), [3])).toBe('one\n')
    expect(await textOf('a.zst', Buffer.concat([zstdCompressSync('one\n'), zstdCompressSync('two\n')]), [1])).toBe('one\ntwo\n')
  })

  test.each([1, 7, 1000])('what is wrong with compressed data is said (pieces of %i bytes)', async (cut) => {
    const gz = gzipSync('some text that is long enough to be cut '.repeat(20))
    const zst = zstdCompressSync('some text that is long enough to be cut '.repeat(20))
    await refused('a.gz', 'just text', 'not_compressed', [cut])
    await refused('a.jsonl.zst', '{"a":1}', 'not_compressed', [cut])
    await refused('a.gz', gz.subarray(0, gz.length - 9), 'truncated_compression', [cut])
    await refused('a.zst', zst.subarray(0, zst.length - 3), 'truncated_compression', [cut])
    await refused('a.gz', Buffer.concat([gz, Buffer.from('rubbish behind it')]), 'corrupt_compression', [cut])
    const damaged = Buffer.from(gz)
    damaged[damaged.length - 6]! ^= 0xff
    await refused('a.gz', damaged, 'corrupt_compression', [cut])
    await refused('a.gz', gzipSync(gz), 'binary', [cut])
    await refused('a.gz', gzipSync(''), 'empty', [cut])
  })

  test('a bomb is stopped, a dense file below the floor is not', async () => {
    const bomb = gzipSync(Buffer.alloc(100 * 2 ** 20, 0x20))
    await refused('bomb.gz', bomb, 'inflation_limit')
    expect((await textOf('dense.gz', gzipSync(`${' '.repeat(2 ** 20)}x`))).length).toBe(2 ** 20 + 1)
  })
})

describe('what is no text', () => {
  test.each<[string, string | Uint8Array, SourceErrorCode]>([
    ['empty', '', 'empty'],
    ['blank', ' \n\t\n', 'empty'],
    ['mark only', '\ufeff', 'empty'],
    ['lfs.jsonl', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n', 'lfs_pointer'],
    ['a.parquet', 'PAR1\x15\x04\x15', 'binary'],
    ['a.xlsx', 'PK\x03\x04\x14\0', 'binary'],
    ['a.pdf', '%PDF-1.7\n', 'binary'],
    ['a.png', Buffer.from('89504e470d0a1a0a', 'hex'), 'binary'],
    ['zeros', Buffer.alloc(1000), 'binary'],
    ['noise', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 2654435761) >>> 24)), 'binary'],
  ])('%s', async (key, content, code) => refused(key, content, code))

  test('reading that fails is an error of this source', async () => {
    const object = {
      key: 'gone',
      size: null,
      read: async function* (): AsyncGenerator<Uint8Array> {
        yield* []
        throw Object.assign(new Error('x'), { code: 'ENOENT' })
      },
    }
    await expect(openText(object)).rejects.toMatchObject({ code: 'unreadable', message: expect.stringContaining('ENOENT') as string })
  })

  test('a stray NUL, and prose that begins like magic, are text', async () => {
    expect(await textOf('a', 'one\0two')).toBe('one\0two')
    expect(await textOf('a', 'ORC and goblin walk into a bar')).toContain('goblin')
  })
})

describe('encodings', () => {
  const said = 'I don’t know… “maybe” it’s fine — café, naïve, déjà vu'
  test.each(['utf-16le', 'utf-16be'])('%s with and without a mark', async (name) => {
    expect(await textOf('a', iconv.encode(said, name, { addBOM: true }), [3])).toBe(said)
    expect(await textOf('a', iconv.encode(said, name), [5])).toBe(said)
  })

  test('the UTF-8 mark goes, and wins over a declared encoding', async () => {
    expect(await textOf('a', `\ufeff${said}`, [1], 'windows-1252')).toBe(said)
  })

  test.each<[string, string]>([
    ['windows-1252', said],
    ['windows-1252', 'Ich möchte früher schlafen und hätte Ruhe, es ist größer geworden'],
    ['macintosh', 'I don’t know… “maybe” it’s fine, and that’s it'],
    ['windows-1251', 'Мне очень тревожно, я не могу спать'],
    ['koi8-r', 'Мне очень тревожно, я не могу спать'],
    ['windows-1250', 'Nie mogę spać, jestem bardzo zmęczony i źle się czuję'],
    ['windows-1253', 'Νιώθω άγχος και δεν κοιμάμαι'],
    ['gb18030', '我很焦虑，晚上睡不着觉，怎么办？'],
    ['shift_jis', 'とても不安です。眠れません。'],
    ['big5', '我很焦慮，晚上睡不著覺，怎麼辦？'],
    ['euc-kr', '불안해요. 잠을 못 자요. 도와주세요.'],
  ])('%s is found, and taken as declared', async (name, text) => {
    expect(await textOf('a', iconv.encode(text, name), [7])).toBe(text)
    expect(await textOf('a', iconv.encode(`${'plain ASCII before it. '.repeat(9000)}${text}`, name), [65_536])).toMatch(text.slice(0, 10))
    expect(await textOf('a', iconv.encode(text, name), [2], name)).toBe(text)
  })

  test('an unknown declared encoding is refused with the choices', async () => {
    await expect(textOf('a', 'x', [], 'utf-9')).rejects.toMatchObject({
      code: 'unknown_encoding',
      todo: expect.stringContaining('windows-1252') as string,
    })
  })

  test('a few wrong bytes among UTF-8 stay with their bytes, and U+FFFD stays itself', async () => {
    const bytes = Buffer.concat([Buffer.from('café – \ufffd '), Buffer.of(0xff, 0xc3, 0x28, 0xed, 0xa0, 0x80, 0xe2, 0x80)])
    expect(await textOf('a', bytes, [1])).toBe('café – \ufffd \udcff\udcc3(\udced\udca0\udc80\udce2\udc80')
  })

  test('JSON is UTF-8: a few places of wrong bytes, overlong forms and whole legacy words among them, stay wrong', async () => {
    const wrong = [[0xff, 0xfe, 0xfa], [0xc0, 0xaf], [0xe9], [0x80], [0xed, 0xa0, 0x80], [0xe0, 0x80, 0xaf], [0xf8, 0x88]]
    const content = Buffer.concat(
      wrong.flatMap((bytes) => [Buffer.from('{"a":"caf'), Buffer.from(bytes), Buffer.from(' au lait"}\n{"a":1}\n')]),
    )
    const lines = (await textOf('a.jsonl', content)).trimEnd().split('\n')
    expect(lines.map((line) => line.isWellFormed())).toEqual(wrong.flatMap(() => [false, true]))
  })

  test('JSON is UTF-8: one stray byte does not make it another encoding', async () => {
    expect(
      (await textOf('a.jsonl', Buffer.concat([Buffer.from('{"a":"x'), Buffer.of(0xe9), Buffer.from('"}\n{"a":1}\n')]))).isWellFormed(),
    ).toBe(false)
  })
})

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => new Uint8Array(Buffer.from(text))),
)
fcTest.prop([
  fc.array(bytes, { maxLength: 6 }),
  fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
  fc.constantFrom('plain', 'gzip', 'zstd'),
])('what is read never depends on how the bytes come in pieces', async (parts, cuts, form) => {
  const plain = Buffer.concat([Buffer.from('text '), ...parts])
  const content = form === 'gzip' ? gzipSync(plain) : form === 'zstd' ? zstdCompressSync(plain) : plain
  const outcome = (pieces: readonly number[]): Promise<string> => textOf('k', content, pieces).catch((error: Error) => error.message)
  expect(await outcome(cuts)).toBe(await outcome([]))
})
