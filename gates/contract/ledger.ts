/**
 * The ledger (contract section 10): one line for every conversation that was not kept, for every raw unit that never
 * became one, and for every change of family. It holds references and reasons, never text.
 */
export const KEPT_OUT = ['exact_duplicate', 'near_duplicate', 'excluded_holdout', 'in_review', 'rejected'] as const
/** What became of a conversation; with `kept` these are the terms of the accounting identity. */
export type Outcome = (typeof KEPT_OUT)[number]

/**
 * Kinds of ledger line: an outcome of a conversation; `unit_rejected`: a raw unit (line, row, record, file) that could not
 * be converted; `ceded`: a raw unit of a contested document that the profile's claims gave to another family;
 * `refiled`: a kept conversation that changed its family.
 */
export const LEDGER_KINDS = [...KEPT_OUT, 'unit_rejected', 'ceded', 'refiled'] as const
export type LedgerKind = (typeof LEDGER_KINDS)[number]

/** Reason codes. `unit` reasons reject a raw unit, `conversation` reasons a converted one. */
export const REASONS = {
  malformed_json: { of: 'unit', says: 'the text is not JSON' },
  truncated_json: { of: 'unit', says: 'the last record of the file is cut off' },
  malformed_row: { of: 'unit', says: 'the row has other columns than the header, or a quote that never closes' },
  invalid_encoding: { of: 'unit', says: 'the bytes are not text in the encoding of the file' },
  record_too_large: { of: 'unit', says: 'the record is larger than the configured limit' },
  nesting_too_deep: { of: 'unit', says: 'the record is nested deeper than the configured limit' },
  duplicate_key: { of: 'unit', says: 'an object names the same field twice, with different values' },
  unknown_shape: { of: 'unit', says: 'the record has none of the fields of the shape of its source' },
  wrong_type: { of: 'unit', says: 'a field has another type than its shape allows' },
  unknown_role: { of: 'unit', says: 'a message has a role that no convention maps' },
  missing_label: { of: 'unit', says: 'the row or text has no speaker or session' },
  empty_messages: { of: 'conversation', says: 'no message has content' },
  empty_message: { of: 'conversation', says: 'a message that must carry text has none' },
  one_sided: { of: 'conversation', says: 'only one side speaks' },
  lone_surrogate: { of: 'conversation', says: 'a text holds half a character, which has no UTF-8' },
  lossy_encoding: { of: 'conversation', says: 'characters were lost before the text reached us and can not be restored' },
  preference_equal: { of: 'conversation', says: 'the chosen and the rejected side are the same text' },
  preference_incomplete: { of: 'conversation', says: 'a preference pair has only one side' },
  too_long: { of: 'conversation', says: 'the conversation is longer than a shard may be' },
  pii_dropped: { of: 'conversation', says: 'personal data was found and the configuration drops such records' },
  review_rejected: { of: 'conversation', says: 'a reviewer decided that it is not to be published' },
  duplicate_text: { of: 'conversation', says: 'the same or nearly the same text is kept elsewhere' },
  holdout_text: { of: 'conversation', says: 'at least half of a holdout record is inside it' },
  benchmark_text: { of: 'conversation', says: 'at least half of an item of a named benchmark is inside it' },
  pii_uncertain: { of: 'conversation', says: 'possible personal data that a person has to judge' },
  claimed: { of: 'unit', says: 'the document was given to another family by the profile’s claims' },
  not_selected: { of: 'unit', says: 'the configuration of its source selects other records' },
  crisis_marked: { of: 'conversation', says: 'its source marks it as crisis-level: refiled under the crisis holdout' },
  crisis_classified: {
    of: 'conversation',
    says: 'found to be crisis-level by its text, for the evidence that the detail names: refiled under the crisis holdout',
  },
} as const satisfies Record<string, { of: 'unit' | 'conversation'; says: string }>
export type Reason = keyof typeof REASONS

/** Where in its source a unit or conversation stands. */
export interface Position {
  /** 1-based number of the unit (line, row, record, document) in its object. */
  record: number
  /** 1-based line where the object has lines. */
  line?: number
  /** 1-based number of the piece where one unit makes several conversations. */
  part?: number
}

export interface LedgerEntry {
  kind: LedgerKind
  reason: Reason
  /** Name of the source in the configuration. */
  source: string
  source_key: string
  position: Position
  source_family: string
  /** Identity and document, where the entry is about a conversation. */
  id?: string
  document_id?: string
  /** For duplicates and holdout text: the kept record, and the similarity (or containment) to it. */
  survivor?: string
  similarity?: number
  /** For `refiled` and `ceded`: the other family. */
  other_family?: string
  /** A remark in our own words: an offset, a type, a limit. Never text of the source. */
  detail?: string
}
