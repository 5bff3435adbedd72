/**
 * YAML as every trainer reads it. PyYAML and OmegaConf speak YAML 1.1, where `1e-5` is a text, `on` a truth and `12:30` a number: so texts are always
 * quoted, and numbers written without an exponent. OmegaConf also expands `${...}` in texts.
 */
import { Document, Scalar, visit } from 'yaml'

export type YamlValue = string | number | boolean | null | YamlValue[] | { [key: string]: YamlValue }

export interface YamlOptions {
  /** Lines at the head of the file. */
  comments?: readonly string[]
  /** `${` in a text is written so that OmegaConf leaves it alone. */
  omegaconf?: boolean
}

export function yamlText(value: { [key: string]: YamlValue }, { comments = [], omegaconf = false }: YamlOptions = {}): string {
  const document = new Document(value, { version: '1.1' })
  visit(document, {
    Scalar(key, node) {
      if (key === 'key') return
      if (typeof node.value === 'string') {
        node.type = Scalar.QUOTE_DOUBLE
        if (omegaconf) node.value = node.value.replaceAll('${', String.raw`\${`)
      }
    },
  })
  const head = comments.map((line) => `# ${oneLine(line)}\n`).join('')
  const body = document.toString({ lineWidth: 0, doubleQuotedAsJSON: true })
  return head + body.replace(NUMBER, (_, before: string, digits: string) => before + plain(digits)).replace(UNPRINTABLE, escaped)
}

/** What PyYAML refuses to read raw; such a character stands in a quoted text, if anywhere. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A value that is a number with an exponent: keys are plain, texts are quoted, so that nothing else looks like it. */
const NUMBER = /^(\s*(?:- )?(?:[\w.-]+: )?)(-?\d+(?:\.\d+)?e[+-]?\d+)$/gm

const plain = (digits: string): string => Number(digits).toLocaleString('en-US', { useGrouping: false, maximumSignificantDigits: 17 })

/** Nothing breaks out of a comment. */
export const oneLine = (text: string): string => text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
