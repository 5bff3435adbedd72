import { existsSync, readFileSync } from 'node:fs'
import { fc, test as fcTest } from '@fast-check/vitest'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import type { Conversation } from '../../conversation.ts'
import { repairLine, profileLines, startReport } from './document.ts'
import { repair } from './encoder.ts'
import { createEncoding } from './index.ts'
import { profileDamage, undoMojibake } from './mojibake.ts'
import { DEFAULT_ENCODING, type EncodingOptions } from './options.ts'

/** UTF-8 text as a program that takes it for another encoding shows it. */
const readAs = (text: string, encoding: string): string => iconv.decode(Buffer.from(text), encoding)
const alone = (text: string): string => undoMojibake(text, profileDamage([text]))

describe('mojibake', () => {
  // Bytes worked out by hand: E2 9C 85 is a check mark, F0 9F 98 A2 a crying face, C2 BD one half, C3 B1 an n with tilde.
  test.each([
    ['## ‚úÖ Done', '## ✅ Done'],
    ['\uf8ffüò¢', '😢'],
    ['it was 102┬░F', 'it was 102°F'],
    ['¬Ω a tablet', '½ a tablet'],
    ['ma√±ana', 'mañana'],
    ['donâ€™t', 'don’t'],
    ['donÃ¢â‚¬â„¢t', 'don’t'],
    ['donвЂ™t', 'don’t'],
    ['donÔÇÖt', 'don’t'],
    ['naГЇve', 'naïve'],
    ['don\u0092t', 'don’t'],
    ['wait‚Ä¶ what', 'wait… what'],
    ['👍 caf√© — ok', '👍 café — ok'],
    ['aqu√≠ qu√≠mico √∫nico', 'aquí químico único'],
    ['sali├│ el ni├▒o', 'salió el niño'],
  ])('%j was %j', (damaged, text) => expect(alone(damaged)).toBe(text))

  test('what one line leaves open, the file decides', () => {
    const damaged = ['‚úÖ one', '‚úÖ two', 'il va √† Paris', '√π', 'wait‚Ä¶', 'Œ© and Œº']
    const profile = profileDamage(damaged)
    expect(damaged.map((text) => undoMojibake(text, profile))).toEqual(['✅ one', '✅ two', 'il va à Paris', 'ù', 'wait…', 'Ω and μ'])
    expect(alone('√π')).toBe('√π')
  })

  const CLEAN = [
    'I can’t sleep… “why?” — I don’t know',
    'café, naïve, façade, coöperate',
    'Ça va? Où étais-tu à Noël? «École»',
    'Größe, Übung, Straße, „Äpfel“',
    'NÃO, CORAÇÃO, IRMÃ’S, MAÇÃ.',
    'Âge, Âme, Château',
    'Łódź, żółć, Příliš žluťoučký kůň',
    'Мне очень тревожно. «Да», — сказал он…',
    'Νιώθω άγχος',
    '√2, √π, 2√3, ¬A ∧ B, ≈ 5, ≈£5, ∑∞',
    '1½ cups, £5, €6, 20 °C, ±3, 10 µg',
    '┌──┬──┐\n│a │b │\n├──┼──┤\n└──┴──┘',
    '╔══╗║x║╚══╝',
    '–École–',
    'l’été',
    '✅ ❌ ⚠️ 👨‍👩‍👧 🇺🇸',
    '我很焦虑，“怎么办”……',
    '「つらい」です。',
    '괜찮아요',
    'أشعر بالقلق',
    'אני חרד',
    'मुझे चिंता है',
    'ฉันกังวล',
    'Tôi rất lo lắng',
    '© ® ™ § ¶ † ‡ •',
    'x≈π and e≈∞, n√π, 2√π r, ¬π',
    '‚Äpfel‘ und „Österreich“, »Ärger«',
    'fiancée—À bientôt…À',
    '“À” ‘Éa’ ’é',
    'x² + y³ = ½·z',
    'Œuvre, Ÿ, cœur',
    'ÂGE, ÊTRE, ÎLE, ÔTER',
    'Âø, Ãæ',
    'σ, µ, Σ¼',
    'São João não vê à noite',
  ]
  test.each(CLEAN)('clean: %s', (text) =>
    expect(repair(text, profileDamage(CLEAN))).toEqual({ text: text.normalize('NFC'), fixes: [], lossy: false }),
  )

  const emotional = [
    'I don’t know… maybe',
    '“I’m fine” — she said',
    '✅ done',
    'so low 😢 today',
    'Ayer soñé con mi niñez, ¿por qué será?',
    'Ich fühle mich überfordert',
    '5 € or £4',
    '不安です、眠れません',
    'my family 👨‍👩‍👧 left',
  ]
  fcTest.prop([
    fc.array(fc.constantFrom(...emotional), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('windows-1252', 'latin1', 'macintosh', 'cp437'),
  ])('any of these texts comes back from any of these readings', (parts, encoding) => {
    const text = parts.join('\n')
    const damaged = readAs(text, encoding)
    // iconv-lite loses bytes that windows-1252 leaves undefined; what is lost is not to be restored.
    fc.pre(!damaged.includes('\ufffd'))
    expect(alone(damaged)).toBe(text)
  })

  fcTest.prop([fc.string({ unit: 'grapheme', maxLength: 40 })])('repair is stable: a repaired text is not repaired again', (text) => {
    const once = repair(text).text
    expect(repair(once).text).toBe(once)
  })
})

describe('stated normalisations, each by itself', () => {
  const off = Object.fromEntries(Object.keys(DEFAULT_ENCODING).map((name) => [name, false])) as unknown as EncodingOptions
  test.each<[keyof EncodingOptions, string, string, string]>([
    ['nfc', 'nfc', 'cafe\u0301', 'café'],
    ['lineEndings', 'line_endings', 'a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['controls', 'control_characters', 'a\0b\x1b\x7f\x9dc\td', 'abc\td'],
    ['nbsp', 'nbsp', 'a\xa0b', 'a b'],
    ['zeroWidth', 'zero_width', 'a\u200bb\ufeff\u00adc', 'abc'],
    ['htmlEntities', 'html_entities', 'R&amp;B &#39;x&#x27; &eacute;', "R&B 'x' é"],
    ['htmlTags', 'html_tags', '<p>One</p><p>two <b>three</b><br>four</p>', 'One\n\ntwo three\nfour'],
    ['mojibake', 'mojibake', 'donâ€™t', 'don’t'],
  ])('%s', (option, fix, text, want) => {
    expect(repair(text, undefined, { ...off, [option]: true })).toEqual({ text: want, fixes: [fix], lossy: false })
    expect(repair(text, undefined, off)).toEqual({ text, fixes: [], lossy: false })
  })

  test.each([
    '👨\u200d👩\u200d👧',
    '❤️\u200d🔥',
    '🏳️\u200d🌈',
    '🤷🏽\u200d♀️',
    'می\u200cخواهم',
    'क्\u200dष',
    'สวัสดี\u200bครับ',
    'שלום \u200eabc',
    '⚠\ufe0f',
  ])('what has work to do stays: %j', (text) => {
    expect(repair(text).text).toBe(text.normalize('NFC'))
  })

  test.each([
    'I <3 you',
    'if a < b and c > d',
    'Hello <name>, meet <friend>',
    'use `<b>` for bold',
    '```\n<p>code</p>\n```',
    'Write HTML: <p>a</p><p>b</p>',
    '<html><body><p>x</p></body></html>',
    'the <a> and the <b>',
    'AT&T; fish & chips',
    'x &copy y',
    '`&amp;` is an entity',
  ])('not HTML: %s', (text) => expect(repair(text)).toEqual({ text, fixes: [], lossy: false }))
})

describe('lossy damage is reported and left', () => {
  test.each(['itâ??s', 'lost \ufffd here', 'cafÃ?', 'â€? he said', 'ï¿½'])('%j', (text) =>
    expect(repair(text)).toMatchObject({ text, lossy: true }),
  )
  test.each(['â', 'Ã', 'Is it MAÇÃ?', 'château?', 'really??'])('not lossy: %j', (text) => expect(repair(text).lossy).toBe(false))
})

describe('stage', () => {
  const conversation = (content: string, rejected?: string): Conversation => ({
    messages: [
      { role: 'user', content: 'hello' },
      { role: 'assistant', content },
    ],
    ...(rejected !== undefined && { rejected: [{ role: 'assistant' as const, content: rejected }] }),
    position: { record: 1 },
    document: '1',
    steps: [],
  })
  async function run(
    conversations: Conversation[],
    encoding: Partial<EncodingOptions> = {},
  ): Promise<{ out: Conversation[]; dropped: string[]; counts: Record<string, number> }> {
    const dropped: string[] = []
    const counts: Record<string, number> = {}
    const context = {
      drop: (_: Conversation, { reason }: { reason: string }) => void dropped.push(reason),
      count: (what: string, by = 1) => void (counts[what] = (counts[what] ?? 0) + by),
    }
    const out: Conversation[] = []
    for await (const one of createEncoding({ encoding })(
      (async function* () {
        yield* conversations
      })(),
      context,
    ))
      out.push(one)
    return { out, dropped, counts }
  }

  test('both sides are repaired, steps and counts say so, the rest is untouched', async () => {
    const { out, counts } = await run([conversation('fine'), conversation('donâ€™t\xa0go', 'l’humanitÃ©')])
    expect(out[0]).toEqual(conversation('fine'))
    expect(out[1]).toEqual({ ...conversation('don’t go', 'l’humanité'), steps: ['encoding_fix'], encodingFixes: ['mojibake', 'nbsp'] })
    expect(counts).toEqual({ 'encoding.mojibake': 1, 'encoding.nbsp': 1 })
  })

  test('half characters are rejected, lossy ones kept or rejected as asked', async () => {
    expect(await run([conversation('x\ud83d'), conversation('ok', '\udc00')])).toMatchObject({
      out: [],
      dropped: ['lone_surrogate', 'lone_surrogate'],
    })
    expect(await run([conversation('itâ??s')])).toMatchObject({ out: [{ document: '1' }], dropped: [], counts: { 'encoding.lossy': 1 } })
    expect(await run([conversation('itâ??s')], { lossy: 'reject' })).toMatchObject({ out: [], dropped: ['lossy_encoding'] })
  })

  test('order and number hold beyond the sample, and the sample judges what follows', async () => {
    const many = Array.from({ length: 2500 }, (_, i) => conversation(i < 5 ? '‚úÖ ok' : i === 2400 ? '√π' : `${i}`))
    const { out } = await run(many)
    expect(out.length).toBe(2500)
    expect([out[0]!.messages[1]!.content, out[2400]!.messages[1]!.content, out[2499]!.messages[1]!.content]).toEqual(['✅ ok', 'ù', '2499'])
  })
})

describe('documents', () => {
  test('strings of JSON are repaired within their quotes, escapes and layout stay', () => {
    const lines = ['{ "a" : "it\\u00e2\\u20ac\\u2122s \\"ok\\"",\t"b": "cafÃ©" }', '{"c": "x"}', '{"d": "\\ud83d"}']
    const report = startReport()
    const profile = profileLines(lines, true)
    expect(lines.map((line) => repairLine(line, true, profile, report))).toEqual([
      '{ "a" : "it\\u2019s \\"ok\\"",\t"b": "café" }',
      '{"c": "x"}',
      '{"d": "\\ud83d"}',
    ])
    expect(report).toEqual({ lines: 3, changedLines: 1, fixes: { mojibake: 2 }, lossy: {}, undecodable: 0 })
  })

  test('a literal of megabytes is repaired, and one that never ends is left', () => {
    const report = startReport()
    const profile = profileLines(['{"a":"itâ€™s"}'], true)
    const long = `{"a":"${'x'.repeat(9_000_000)} itâ€™s"}`
    expect(repairLine(long, true, profile, report).endsWith(' it’s"}')).toBe(true)
    const open = `{"a":"ok itâ€™s","b":"${'\\"'.repeat(50_000)} itâ€™s`
    expect(repairLine(open, true, profile, report)).toBe(open.replace('ok itâ€™s', 'ok it’s'))
  })

  test('a line with undecodable bytes stays as it is and is counted', () => {
    const report = startReport()
    expect(repairLine('donâ€™t 😢 \udcff\udc80\r', false, profileLines([], false), report)).toBe('donâ€™t 😢 \udcff\udc80')
    expect(report).toMatchObject({ undecodable: 2, changedLines: 1, fixes: { line_endings: 1 } })
  })
})

const cases = new URL('../../../../shared/cases/mojibake_dev.json', import.meta.url)
test.skipIf(!existsSync(cases))('at least 95% of the cases of others, each alone in its file', () => {
  const all = JSON.parse(readFileSync(cases, 'utf8')) as { label: string; original: string; fixed: string }[]
  const stated = (text: string): string => repair(text, undefined, { ...DEFAULT_ENCODING, mojibake: false }).text
  const failed = all.filter(({ original, fixed }) => repair(original, profileDamage([original])).text !== stated(fixed))
  expect(all.length).toBeGreaterThan(50)
  expect(failed.length).toBeLessThanOrEqual(all.length * 0.05)
})
