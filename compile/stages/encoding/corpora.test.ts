/** The bars on real text, read in place: damaged against sound copies of one set, and clean sets that must stay as they are. */
import { createReadStream, existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { chooseContainer } from '../../sources/containers/index.ts'
import { openText } from '../../sources/open.ts'
import { DEFAULT_LIMITS } from '../../sources/shape.ts'
import { repair } from './encoder.ts'
import { profileDamage, type EncodingProfile } from './mojibake.ts'

const corpora = new URL('../../../../shared/corpora/', import.meta.url)

async function unitsOf(path: string): Promise<unknown[]> {
  const opened = await openText({ key: path, size: null, read: () => createReadStream(new URL(path, corpora)) })
  const units: unknown[] = []
  for await (const read of chooseContainer(opened.head, path).read(opened.text, DEFAULT_LIMITS))
    if ('unit' in read) units.push(read.unit.value)
  return units
}

function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) yield* textsOf(inner)
}

const profileOf = (units: readonly unknown[]): EncodingProfile => profileDamage(units.slice(0, 2000).flatMap((unit) => [...textsOf(unit)]))

describe.skipIf(!existsSync(corpora))('real text', () => {
  test('at least 99% of the damaged marks of a damaged copy become those of the sound one', async () => {
    type Faq = { Questions: string; Answers: string }
    const damaged = (await unitsOf('Jagrati27+Datasets/Mental_Health_FAQ.csv')) as Faq[]
    const sound = (await unitsOf('senank+Mental_health_RAG/data/Mental_Health_FAQ.csv')) as Faq[]
    const [damagedProfile, soundProfile] = [profileOf(damaged), profileOf(sound)]
    const nameOf = (question: string): string => question.replace(/[^A-Za-z0-9]/g, '').toLowerCase()
    // The sound copy has a handful of damaged marks itself.
    const answers = new Map(
      sound.map(({ Questions, Answers }) => [nameOf(repair(Questions, soundProfile).text), repair(Answers, soundProfile).text]),
    )
    const marksOf = (text: string): string[] => text.match(/[^\0-\x7f]+/g) ?? []
    let marks = 0
    let restored = 0
    for (const { Questions, Answers } of damaged) {
      const want = marksOf(answers.get(nameOf(repair(Questions, damagedProfile).text))!)
      const got = marksOf(repair(Answers, damagedProfile).text)
      const was = marksOf(Answers)
      expect(was.length).toBe(want.length)
      for (const [i, mark] of was.entries()) {
        if (mark === want[i]) continue
        marks++
        if (got[i] === want[i]) restored++
      }
    }
    expect(marks).toBeGreaterThan(150)
    expect(restored / marks).toBeGreaterThanOrEqual(0.99)
  })

  test.each([
    'uccollab+AnnoMI/AnnoMI-simple.csv',
    'SmartFlowAI+EmoLLM/datasets/aiwei.json',
    'declare-lab+MELD/data/MELD/train_sent_emo.csv',
    'cylnlp+dialogsum/DialogSum_Data/dialogsum.dev.jsonl',
    'teknium1+GPTeacher/Roleplay/roleplay-simple-deduped-roleplay-instruct.json',
    'anthropics+hh-rlhf/harmless-base/test.jsonl.gz',
    'nbertagnolli+counsel-chat/data/20200325_counsel_chat.csv',
    'gillian850413+Insight_Stress_Analysis/data/dreaddit-train.csv',
  ])('%s is clean: nothing in it is taken for damage', async (path) => {
    const units = await unitsOf(path)
    const profile = profileOf(units)
    let repaired = 0
    for (const text of textsOf(units)) if (repair(text, profile).fixes.includes('mojibake')) repaired++
    expect(units.length).toBeGreaterThan(400)
    expect(repaired).toBe(0)
  })
})
