import { after, at, before, type Detector } from '../detector.ts'
import { CHINESE_SURNAMES } from '../names/lists.ts'
import { readName } from '../names/read.ts'

/** Self-introductions in Spanish, French, German and Chinese. */
const LINKS: Record<string, { link: RegExp; strong: boolean; lead?: RegExp }> = {
  llamo: { link: /\s/y, strong: true, lead: /\bme\s$/ },
  llama: { link: /\s/y, strong: true, lead: /\bse\s$/ },
  soy: { link: /\s/y, strong: false },
  nombre: { link: /\s(?:completo\s)?es\s/iy, strong: true },
  appelle: { link: /\s/y, strong: true, lead: /m['’]$/ },
  suis: { link: /\s/y, strong: false, lead: /\bje\s$/ },
  heiße: { link: /\s/y, strong: true },
  heisse: { link: /\s/y, strong: true },
  bin: { link: /\s(?:die\s|der\s)?/iy, strong: false, lead: /\bich\s$/ },
  esposo: { link: /\s/y, strong: true, lead: /\bmi\s$/ },
  esposa: { link: /\s/y, strong: true, lead: /\bmi\s$/ },
  mari: { link: /\s/y, strong: true, lead: /\bmon\s$/ },
  mann: { link: /\s/y, strong: false, lead: /\bmein\s$/ },
}

export const nameForeign: Detector = {
  name: 'name-foreign',
  calls: { words: Object.keys(LINKS) },
  find(scene, start, end, found) {
    const { link, strong, lead } = LINKS[scene.text.slice(start, end).toLowerCase()]!
    if (lead && !lead.test(before(scene, start, 6))) return
    const gap = at(link, scene.text, end)
    const name = gap === null ? undefined : readName(scene.text, end + gap[0].length, { lower: strong })
    if (name === undefined) return
    if (strong || (name.kind === 'known' && /^(?:[,.!?\n]|\s(?:y|et|und)\b|\s*$)/.test(after(scene, name.end, 8))))
      found('NAME', name.start, name.end, 0.85)
  },
  examples: {
    finds: [
      { text: 'Hola, me llamo Lucía Fernández.', values: [['NAME', 'Lucía Fernández']] },
      { text: 'Ich heiße Jürgen und bin müde', values: [['NAME', 'Jürgen']] },
      { text: "Bonjour, je m'appelle Chloé.", values: [['NAME', 'Chloé']] },
    ],
    leaves: ['soy de Madrid', 'Ich bin Krankenschwester', 'je suis Français', 'the bin Tuesday'],
  },
}

const HAN_NAME = new RegExp(
  `[${CHINESE_SURNAMES}][\\u4e00-\\u9fff]{1,2}(?=[，。！？、,.!?\\s；;（(]|$|今年|是|来自|，)|[小阿老][\\u4e00-\\u9fff](?=[，。！？、,.!?\\s]|$)`,
  'uy',
)

export const nameChinese: Detector = {
  name: 'name-chinese',
  calls: { chars: '叫名姓' },
  find({ text }, start, _end, found) {
    const char = text[start]!
    const head = text.slice(Math.max(0, start - 4), start)
    let from = start + 1
    if (char === '叫') {
      if (!/[我他她]$|名字$|您好$/.test(head)) return
      if (text[from] === '做') from++
    } else if (char === '名') {
      const link = at(/字?(?:叫做|叫|是|：|:)\s?/y, text, from)
      if (link === null || !/[我他她的]$|^$|姓$/.test(head)) return
      from += link[0].length
    } else {
      const link = at(/名(?:：|:|是)\s?/y, text, from)
      if (link === null) return
      from += link[0].length
    }
    const name = at(HAN_NAME, text, from)
    if (name !== null) found('NAME', from, from + name[0].length, 0.85)
  },
  examples: {
    finds: [
      { text: '你好，我叫王小明，今年二十岁。', values: [['NAME', '王小明']] },
      { text: '我的名字是李娜。', values: [['NAME', '李娜']] },
    ],
    leaves: ['我叫他去医院。', '名字不重要', '姓名保密'],
  },
}
