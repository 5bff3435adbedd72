/** sarcasm: a scene, an ironic remark, and an explanation that goes to the feeling. */
import { assistant, type Draft, user } from '../draft.ts'
import { CUE, IRONY, PRAISE, READ, REMARK, REPLY, SCENES } from '../lexicon/sarcasm.ts'
import { SLOTS } from '../lexicon/slots.ts'
import type { Pen } from '../pen.ts'

export const SARCASM_SLOTS = { ...SLOTS, praise: PRAISE }

export function sarcasm(pen: Pen): Draft {
  pen.as('client')
  const [where, remarks] = pen.random.pick(SCENES)
  const scene = pen.write(where)
  const remark = pen.say(pen.random.chance(0.55) ? remarks : REMARK)
  const spoken = PRAISE.find((word) => remark.toLowerCase().includes(word))
  pen.bind('praise', spoken ?? remark.replace(/[.?!,].*$/, '').toLowerCase())
  const second = pen.random.chance(0.3) ? ` Then, more quietly: “${pen.say(REMARK)}”` : ''
  const question = `${scene}. The remark: “${remark}”${second} ${pen.say(READ)}`
  pen.as('lecturer')
  return { messages: [user(question), assistant(pen.says(IRONY, CUE, ...(second === '' ? [] : [CUE]), REPLY, REPLY))] }
}
