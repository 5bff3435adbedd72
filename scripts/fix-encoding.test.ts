import { mkdtempSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test, vi } from 'vitest'
import fixEncoding from './fix-encoding.ts'

const folder = mkdtempSync(join(tmpdir(), 'fix-encoding-'))
const said = vi.spyOn(console, 'log').mockImplementation(() => {})
afterEach(() => void said.mockClear())
const output = (): string => said.mock.calls.map(([line]) => String(line)).join('\n')

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

test('counts by kind and changes nothing unless asked to', async () => {
  const content = '## ‚úÖ One\r\nprivate words\ndonâ€™t\n'
  const path = file('a.md', content)
  expect(await fixEncoding([path])).toBe(0)
  expect(readFileSync(path, 'utf8')).toBe(content)
  expect(output()).toMatch(/3 lines.*\n.*lines to change +2\n.*mojibake +2\n.*line_endings +1/)
  expect(output()).not.toContain('private')
})

test('--write replaces the file behind a link, keeps its mode, leaves nothing beside it, and has nothing to do again', async () => {
  const path = file('b.jsonl', '{"a":"it\\u00e2\\u20ac\\u2122s"}\n{"a":"cafÃ©"}')
  const link = join(folder, 'link')
  symlinkSync(path, link)
  const { mode } = statSync(path)
  expect(await fixEncoding([link, '--write'])).toBe(0)
  expect(readFileSync(path, 'utf8')).toBe('{"a":"it\\u2019s"}\n{"a":"café"}')
  expect(statSync(path).mode).toBe(mode)
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
  said.mockClear()
  expect(await fixEncoding([path])).toBe(0)
  expect(output()).toContain('nothing to repair')
})

test('what is lost is counted, left, and costs the exit code; wrong bytes come back as they were', async () => {
  const path = file(
    'c.txt',
    Buffer.concat([Buffer.from('itâ??s – gone \ufffd\n✅ sound\nwrong '), Buffer.of(0xff, 0x80), Buffer.from(' byte\ndonâ€™t\n')]),
  )
  expect(await fixEncoding([path, '--write'])).toBe(1)
  expect(output()).toMatch(/unrepairable[\s\S]*"â\?\?" +1[\s\S]*bytes +2/)
  expect(readFileSync(path).toString('latin1')).toBe(
    Buffer.concat([Buffer.from('itâ??s – gone \ufffd\n✅ sound\nwrong '), Buffer.of(0xff, 0x80), Buffer.from(' byte\ndon’t\n')]).toString(
      'latin1',
    ),
  )
})

test('a legacy file becomes UTF-8, a mark at its start goes', async () => {
  const path = file('d.txt', Buffer.from('Ich m\xf6chte fr\xfcher schlafen und h\xe4tte Ruhe\n', 'latin1'))
  expect(await fixEncoding([path, '--write'])).toBe(0)
  expect(readFileSync(path, 'utf8')).toBe('Ich möchte früher schlafen und hätte Ruhe\n')
  const marked = file('e.txt', '\ufeffok\n')
  expect(await fixEncoding([marked, '--write'])).toBe(0)
  expect(readFileSync(marked, 'utf8')).toBe('ok\n')
})

test('what can not be read or written is refused and stays', async () => {
  await expect(fixEncoding([join(folder, 'nothing')])).rejects.toThrow('no such file')
  await expect(fixEncoding([])).rejects.toThrow('Found 0 files; expected one')
  await expect(fixEncoding([file('f.bin', Buffer.alloc(500))])).rejects.toThrow('binary')
  const packed = file('g.txt.gz', gzipSync('donâ€™t\n'))
  expect(await fixEncoding([packed])).toBe(0)
  await expect(fixEncoding([packed, '--write'])).rejects.toThrow('Unpack it')
  expect(readFileSync(packed)).toEqual(gzipSync('donâ€™t\n'))
})
