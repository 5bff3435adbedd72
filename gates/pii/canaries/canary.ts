/**
 * Canaries: invented identifiers in carrier sentences, one arbitrary a type. All are made so that they can be nobody's: telephone numbers of the
 * ranges kept for fiction, addresses at example domains, security numbers that are not given out, keys of noughts and crosses.
 */
import fc from 'fast-check'

export interface Canary {
  /** The sentence around it: "My number is ", "." */
  before: string
  value: string
  after: string
}

/** Carriers with the identifier's place as `{}`. */
export const canary = (carriers: readonly string[], value: fc.Arbitrary<string>): fc.Arbitrary<Canary> =>
  fc.tuple(fc.constantFrom(...carriers), value).map(([carrier, drawn]) => {
    const at = carrier.indexOf('{}')
    return { before: carrier.slice(0, at), value: drawn, after: carrier.slice(at + 2) }
  })

export const pick = (words: string): fc.Arbitrary<string> => fc.constantFrom(...words.trim().split(/\s+/))
export const digits = (length: number): fc.Arbitrary<string> =>
  fc.nat(10 ** length - 1).map((number) => String(number).padStart(length, '0'))
export const between = (from: number, to: number): fc.Arbitrary<string> => fc.integer({ min: from, max: to }).map(String)
export const capitals = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'ABCDEFGHJKLMNPRSTUVWXYZ'), minLength: length, maxLength: length })
/** Each `{n}` of the form is the n-th part. */
export const form = (shape: string, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((drawn) => shape.replace(/\{(\d)\}/g, (_, n: string) => drawn[Number(n)]!))

export const GIVEN = pick(
  'Marta Leon Nadia Harold Xiomara Gareth Priya Tomas Ingrid Felix Yolanda Cedric Bianca Darius Greta Lorenzo Miriam Nikhil Renee Svetlana',
)
export const FAMILY = pick(
  'Quillbrook Tarnwell Ostrivane Fennimoor Haldreck Pellaworth Brindlow Cazmarin Dovrelle Eskwith Varnhollow Wexmoor Zellbrook Thornaby Mirrowell Lanquist',
)
export const PLACE = pick(
  'Larkspur Elmhurst Harbourlight Thistledown Marrowfield Quillbrook Juniper Hawkstone Fernley Brackenridge Saltmarsh Windermoor',
)
export const MONTH = pick('January February March April May June July August September October November December')
export const day = form('{0} {1}, {2}', MONTH, between(1, 28), between(1941, 2009))
