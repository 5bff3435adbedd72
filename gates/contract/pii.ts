/**
 * What counts as personal data and how it is masked (contract sections 2 and 11). Finding it is a method that
 * compiler and gate each have their own of; the names and the grammar of placeholders are shared.
 */
export const PII_TYPES = [
  'EMAIL',
  'PHONE',
  'NAME',
  'ADDRESS',
  'DATE_OF_BIRTH',
  'AGE',
  'SSN',
  'PASSPORT',
  'DRIVER_LICENSE',
  'NATIONAL_ID',
  'MEDICAL_RECORD',
  'INSURANCE_ID',
  'CASE_NUMBER',
  'CREDIT_CARD',
  'IBAN',
  'ACCOUNT',
  'USERNAME',
  'URL',
  'IP_ADDRESS',
  'MAC_ADDRESS',
  'DEVICE_ID',
  'WORKPLACE',
  'SCHOOL',
  'LOCATION',
  'CREDENTIAL',
] as const
export type PiiType = (typeof PII_TYPES)[number]

/** `[NAME_1]`: the same number is the same value everywhere in a conversation, both sides of a pair included. */
export const placeholder = (type: PiiType, number: number): string => `[${type}_${number}]`

/** Every well-formed placeholder in a text. */
export const PLACEHOLDER = new RegExp(`\\[(${PII_TYPES.join('|')})_([1-9][0-9]{0,5})\\]`, 'g')

/** Looks like a placeholder, well formed or not: `[NAME_]`, `[Email_1]`, `[PHONE 1]`. A masked type name in brackets with a number or dangling underscore. */
export const PLACEHOLDER_LIKE = new RegExp(`\\[\\s*(?:${PII_TYPES.join('|')})(?:[_ -]*[0-9]+|_)\\s*\\]`, 'gi')

/** Above this confidence a finding is masked by the compiler and is a violation for the gate; below it a record is asked about. */
export const DEFAULT_REVIEW_THRESHOLD = 0.5

/** Public help lines: safety information that is never masked, in the compiler or by a gate's demand. Digits only. */
export const CRISIS_LINES: readonly string[] = [
  '988', '911', '112', '999', '000', '111', '110', '119', '18002738255', '8002738255', '741741', '116123', '116111', '116117', '116006', '85258', '50808',
  '131114', '1300224636', '18005551800', '1800551800', '1300659467', '08457909090', '08001111', '0800111', '08005870800', '0800543354', '0508828865', '1737',
  '18334564566', '18006686868', '45645', '686868', '18004221010', '18007997233', '8007997233', '18006564673', '8006564673', '18006624357', '8006624357',
  '18004224453', '8004224453', '18884843666', '18664887386', '8664887386', '678678', '838255', '18552227477', '08001110111', '08001110222', '08001810771', '143',
  '147', '142', '3114', '0145394000', '024', '717003717', '18005990019', '9152987821', '18002333330', '4006612120', '4001619995', '02081332205', '12320', '12355',
  '0800567567', '08088082008', '08088020925', '03000', '08000684141', '08005584848', '18009319313', '18008838862', '13114', '1800737732',
]
