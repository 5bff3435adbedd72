/** A schema's error as a violation says it: the field and what was expected, never the value that was found, which may be private text. */
import type { ErrorObject } from 'ajv/dist/2020.js'
import { token } from '../kit/untrusted.ts'

const MOST_CHOICES = 20

export function explainError(error: ErrorObject): { field: string; expected: string; found: string } {
  const field = error.instancePath.slice(1).replaceAll('/', '.') || 'the record'
  const { params, data } = error
  switch (error.keyword) {
    case 'required':
      return { field, expected: `a field ${token(params['missingProperty'])}`, found: 'none' }
    case 'additionalProperties':
      return { field, expected: 'the documented fields', found: `a field ${token(params['additionalProperty'])}` }
    case 'propertyNames':
      return { field, expected: 'names of the documented form', found: 'another' }
    case 'enum': {
      const choices = (params['allowedValues'] as unknown[]).map(String)
      return {
        field,
        expected: `one of ${choices.slice(0, MOST_CHOICES).join(', ')}${choices.length > MOST_CHOICES ? ', …' : ''}`,
        found: token(data),
      }
    }
    default:
      return { field, expected: `what ${error.message ?? 'the schema says'}`, found: token(data) }
  }
}

/** Compiling a schema takes a tenth of a second or more: it is done when it is first needed, and then kept. */
export function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
