/** Which role a label names. One table for every shape; `options.roles` of a source comes first. */
import type { Role } from '#contract/record.ts'
import type { ShapeOptions } from '../shape.ts'
import { plainName } from './fields.ts'

const TABLE: Record<Role, readonly string[]> = {
  system: ['system', 'developer', 'sysmessage', 'instructions', 'context'],
  user: [
    'user',
    'usr',
    'human',
    'client',
    'patient',
    'seeker',
    'helpseeker',
    'customer',
    'prompter',
    'caller',
    'student',
    'interviewee',
    'person',
    'me',
    'userinput',
    'question',
    'q',
    '来访者',
    '来访',
    '求助者',
    '患者',
    '病人',
    '用户',
    '客户',
    '学生',
  ],
  assistant: [
    'assistant',
    'asst',
    'ai',
    'bot',
    'chatbot',
    'gpt',
    'chatgpt',
    'model',
    'agent',
    'sys',
    'claude',
    'bard',
    'bing',
    'llm',
    'therapist',
    'counselor',
    'counsellor',
    'counselling',
    'doctor',
    'doc',
    'dr',
    'clinician',
    'psychologist',
    'psychiatrist',
    'psychotherapist',
    'supporter',
    'listener',
    'helper',
    'coach',
    'interviewer',
    'nurse',
    'physician',
    'functioncall',
    'toolcall',
    'assistantresponse',
    'response',
    'answer',
    'expert',
    'operator',
    '心理咨询师',
    '咨询师',
    '心理医生',
    '医生',
    '治疗师',
    '心理治疗师',
    '咨询顾问',
    '心理老师',
    '助手',
    '专家',
    '支持者',
  ],
  tool: ['tool', 'function', 'observation', 'toolresponse', 'functionresponse', 'toolresult', 'ipython'],
}

const BY_LABEL = new Map<string, Role>()
for (const [role, labels] of Object.entries(TABLE)) for (const label of labels) BY_LABEL.set(label, role as Role)

/** Role by the table alone. */
export const knownRole = (label: string): Role | undefined => (label.length > 64 ? undefined : BY_LABEL.get(plainName(label)))

const configured = new WeakMap<object, Map<string, Role>>()

/** Role that the source's configuration gives to a label; `*` stands for every label that nothing else maps. */
export function configuredRole(label: string, roles: ShapeOptions['roles']): Role | undefined {
  if (roles === undefined) return undefined
  let map = configured.get(roles)
  if (map === undefined) {
    map = new Map(Object.entries(roles).map(([name, role]) => [name === '*' ? name : plainName(name), role]))
    configured.set(roles, map)
  }
  const plain = plainName(label)
  return plain === '*' ? undefined : map.get(plain)
}

/** Role of a message whose source states roles: by configuration, by the table, by `*`; undefined for an unknown one. */
export const roleOf = (label: string, roles: ShapeOptions['roles']): Role | undefined =>
  configuredRole(label, roles) ?? knownRole(label) ?? (roles !== undefined && Object.hasOwn(roles, '*') ? roles['*'] : undefined)
