/** sarcasm: a scene, an ironic remark, and an explanation that goes to the feeling. */
import { assistant, type Draft, user } from '../draft.ts'
import { CUE, IRONY, PRAISE, READ, REMARK, REPLY, SCENE } from '../lexicon/sarcasm.ts'
import { SLOTS } from '../lexicon/slots.ts'
import type { Pen } from '../pen.ts'

export const SARCASM_SLOTS = { ...SLOTS, praise: PRAISE }

export function sarcasm(pen: Pen): Draft {
  pen.as('client')
  const [scene, remark] = [pen.say(SCENE), pen.say(REMARK)]
  const spoken = PRAISE.find((word) => remark.toLowerCase().includes(word))
  if (spoken !== undefined) pen.bind('praise', spoken)
  else pen.bind('praise', remark.replace(/[.?!,].*$/, '').toLowerCase())
  const second = pen.random.chance(0.3) ? ` Then, more quietly: “${pen.say(REMARK)}”` : ''
  const question = `${scene}. The remark: “${remark}”${second} ${pen.say(READ)}`
  pen.as('lecturer')
  return { messages: [user(question), assistant(pen.says(IRONY, CUE, ...(second === '' ? [] : [CUE]), REPLY, REPLY))] }
}
