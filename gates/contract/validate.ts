/** JSON Schema validation (ajv), and its errors in words: the field, the value, the choices. */
import { Ajv2020, type AnySchema, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

/** A compiled validator that reports every error. Emptiness of strings is checked in code: ajv's minLength walks code points. */
export function validator(schema: AnySchema, options: { allErrors?: boolean } = {}): ValidateFunction {
  const ajv = new Ajv2020({ allErrors: options.allErrors ?? true, strict: true, allowUnionTypes: true, verbose: true })
  addFormats.default(ajv, ['date', 'date-time'])
  return ajv.compile(schema)
}

function valueAt(root: unknown, pointer: string): unknown {
  let value = root
  for (const step of pointer.split('/').slice(1)) {
    if (value === null || typeof value !== 'object') return undefined
    value = (value as Record<string, unknown>)[step.replaceAll('~1', '/').replaceAll('~0', '~')]
  }
  return value
}

function shown(value: unknown): string {
  if (typeof value === 'number') return String(value) // JSON has no NaN and no Infinity
  const text = JSON.stringify(value) ?? 'undefined'
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}

/** One line an error: `name.of.field: found <value>; expected <choices>`. For configuration only: it quotes values. */
export function explain(errors: readonly ErrorObject[], root: unknown, name: string): string {
  const lines = errors
    .filter(({ keyword }) => keyword !== 'if')
    .map((error) => {
      const field = `${name}${error.instancePath.replaceAll('/', '.')}`
      const found = shown(valueAt(root, error.instancePath))
      switch (error.keyword) {
        case 'enum':
          return `${field}: found ${found}; expected one of ${(error.params['allowedValues'] as unknown[]).join(', ')}`
        case 'additionalProperties':
          return `${field}: unknown field "${error.params['additionalProperty']}"; expected one of ${Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {}).join(', ') || 'the documented fields'}`
        case 'required':
          return `${field}: missing "${error.params['missingProperty']}"`
        default:
          return `${field}: found ${found}; it ${error.message ?? 'is not what the schema says'}`
      }
    })
  return [...new Set(lines)].map((line) => `  ${line}`).join('\n')
}
