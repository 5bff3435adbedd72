/** The rules of the encoding stage. Each can be switched off; each names itself in a record's `encoding_fixes`. */
export interface EncodingOptions {
  /** Undo text that was read in the wrong encoding. */
  mojibake: boolean
  /** CRLF, CR, NEL, VT, FF and the Unicode line and paragraph separators become LF. */
  lineEndings: boolean
  /** NUL and the other control characters but tab and LF are removed. */
  controls: boolean
  /** No-break space becomes a space. */
  nbsp: boolean
  /** Zero-width characters that do nothing in their place are removed. */
  zeroWidth: boolean
  /** HTML entities become their characters. */
  htmlEntities: boolean
  /** Tags are removed where a text is clearly HTML; ends of blocks become line breaks. */
  htmlTags: boolean
  /** Unicode normal form C. */
  nfc: boolean
  /** What becomes of a conversation in which characters were lost before it reached us. */
  lossy: 'keep' | 'reject'
}

export const DEFAULT_ENCODING: EncodingOptions = {
  mojibake: true,
  lineEndings: true,
  controls: true,
  nbsp: true,
  zeroWidth: true,
  htmlEntities: true,
  htmlTags: true,
  nfc: true,
  lossy: 'keep',
}

/** Names of fixes, in the order in which they are made. */
export const FIXES = ['html_tags', 'html_entities', 'mojibake', 'line_endings', 'control_characters', 'nbsp', 'zero_width', 'nfc'] as const
export type Fix = (typeof FIXES)[number]
