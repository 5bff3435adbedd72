import { after, at, before, type Detector } from '../detector.ts'
import { isPublicFigure } from '../names/public.ts'
import { readName } from '../names/read.ts'

/** People that a speaker names by what they are to somebody: "my husband Mark", "his sister, Ana,", "my kids Ava and Noah". */
const RELATIONS =
  'husband wife spouse partner boyfriend girlfriend fiance fiancé fiancee fiancée ex bf gf mother father mom mum mommy dad daddy stepmother stepfather stepmom stepdad parents brother sister brothers sisters stepbrother stepsister sibling siblings son daughter sons daughters kid kids child children baby toddler stepson stepdaughter twin twins grandson granddaughter grandfather grandmother grandma grandpa nana uncle aunt auntie cousin nephew niece friend friends bestie buddy roommate flatmate housemate neighbor neighbour neighbors boss manager supervisor coworker colleague teammate classmate teacher professor coach tutor therapist counselor counsellor psychiatrist psychologist doctor gp nurse dentist midwife caseworker lawyer attorney pastor priest rabbi imam sponsor mentor landlord student client patient crush lover fwb date bully abuser rapist stalker'.split(
    ' ',
  )
const OWNER = /\b(?:my|his|her|their|our|your|whose|mine|’s|'s)\s(?:[\w’'-]{2,14}\s){0,2}$/
const LINK =
  /(?:[- ]in[- ]law)?(?:(?:['’]s|s['’])? name(?: is|['’]s| was|:)?|,? (?:whose name is|named|called|who is called)|,| —| –| -|:)?\s/iy
const AND = /(?:,| and| &|, and)\s/y

export const nameRelation: Detector = {
  name: 'name-relation',
  calls: { words: RELATIONS },
  find(scene, start, end, found) {
    const { text } = scene
    const link = at(LINK, text, end)
    if (link === null) return
    const from = end + link[0].length
    const naming = /name|called/.test(link[0])
    const next = text.charCodeAt(from)
    if (next >= 97 && next <= 122 && !naming && !/^\p{Ll}{3,}/u.test(text.slice(from, from + 3))) return
    const head = before(scene, start, 32)
    if (!OWNER.test(head) && !/^(?:client|patient)$/i.test(text.slice(start, end))) return
    const lower = next >= 97 && next <= 122
    let name = readName(text, from, { lower: lower && (naming || link[0] === ' '), strong: naming })
    if (name === undefined || isPublicFigure(text.slice(name.start, name.end), false)) return
    // a heading in title case: "My Lawyer Sent Me"
    const initialled = /^\p{Lu}\. \p{Lu}/u.test(text.slice(from, from + 4))
    if (/^\p{Lu}/u.test(text[start]!) && name.kind !== 'known' && !initialled) return
    const apposed = /^[,—–:-]|^\s[—–-]/.test(link[0])
    if (!OWNER.test(head) && (name.kind !== 'known' || name.parts < 2) && !initialled) return
    // "my mother, Christmas was hers": after a comma a word that we do not know must be closed by another
    if (apposed && name.kind !== 'known' && !/^[,)—–]/.test(after(scene, name.end, 2))) return
    // "my mom, Sarah and I": fine; "my friends, Mark my words": a sentence goes on
    if (
      apposed &&
      name.parts === 1 &&
      name.kind === 'known' &&
      !/^(?:[,.!?)—–;\n]|\s(?:and|who|is|was|has|had|said|says|just|will|would|died|passed)\b|$)/.test(after(scene, name.end, 12))
    )
      return
    if (
      name.kind === 'lower' &&
      !/^(?:[,.!?)\n]|\s(?:and|who|is|was|has|had|said|says|just|will|would|died|passed|got|told|came|left|always|never|keeps?|does|did|doesnt|doesn|at|on|in|for|to|because|when)\b|$)/.test(
        after(scene, name.end, 12),
      )
    )
      return
    for (let times = 0; name !== undefined && times < 5; times++) {
      found('NAME', name.start, name.end, name.kind === 'known' ? 0.9 : name.kind === 'lower' ? 0.7 : 0.7)
      const and = at(AND, text, name.end)
      if (and === null) return
      const further = readName(text, name.end + and[0].length)
      name = further?.kind === 'known' ? further : undefined
    }
  },
  examples: {
    finds: [
      { text: 'my husband Mark left', values: [['NAME', 'Mark']] },
      {
        text: 'my sister, Ana, and my kids Ava and Noah',
        values: [
          ['NAME', 'Ana'],
          ['NAME', 'Ava'],
          ['NAME', 'Noah'],
        ],
      },
      { text: "his therapist's name is Odalys Quint.", values: [['NAME', 'Odalys Quint']] },
      { text: 'my sponsor Leon at noon', values: [['NAME', 'Leon']] },
      { text: 'my brother in law Grzegorz drinks', values: [['NAME', 'Grzegorz']] },
      { text: 'my best friend jessica told me', values: [['NAME', 'jessica']] },
      { text: 'Client M. Albright left early.', values: [['NAME', 'M. Albright']] },
    ],
    leaves: [
      'my mother, I think',
      'my husband will mark it',
      'my boss Monday morning',
      'my friend, Please help',
      'my therapist CBT worksheet',
      'my doctor Prozac prescription',
      'The client May benefit',
      'my dad may hope',
      'my dog Max sleeps a lot',
    ],
  },
}
