/**
 * Where newer Unicode data (this runtime's) disagrees with Unicode 14 (Python 3.11's), for lower-casing only.
 * Found by comparing all 1,114,112 code points with Python 3.11; python-text.test.ts holds the digests of Python's
 * answers, so that a runtime with still newer data fails a test and not, silently, a consumer's hash.
 */

/** Have a lower case today, had none in Unicode 14. */
export const CASED_SINCE = /[\u{1c89}\u{a7cb}\u{a7cc}\u{a7ce}\u{a7d2}\u{a7d4}\u{a7da}\u{a7dc}\u{10d50}-\u{10d65}\u{16ea0}-\u{16eb8}]/u

/** Are cased or case-ignorable today, were neither in Unicode 14 (it matters to a preceding or following final sigma). */
export const NEITHER_THEN =
  /[\u{897}\u{ece}\u{1acf}-\u{1add}\u{1ae0}-\u{1aeb}\u{1c89}\u{1c8a}\u{a7cb}-\u{a7cf}\u{a7d2}\u{a7d4}\u{a7da}-\u{a7dc}\u{a7f1}\u{10d4e}\u{10d50}-\u{10d65}\u{10d69}-\u{10d6d}\u{10d6f}-\u{10d85}\u{10ec5}\u{10efa}-\u{10eff}\u{11241}\u{113bb}-\u{113c0}\u{113ce}\u{113d0}\u{113d2}\u{113e1}\u{113e2}\u{11b60}\u{11b62}-\u{11b64}\u{11b66}\u{11dd9}\u{11f00}\u{11f01}\u{11f36}-\u{11f3a}\u{11f40}\u{11f42}\u{11f5a}\u{13439}-\u{13440}\u{13447}-\u{13455}\u{1611e}-\u{16129}\u{1612d}-\u{1612f}\u{16d40}-\u{16d42}\u{16d6b}\u{16d6c}\u{16ea0}-\u{16eb8}\u{16ebb}-\u{16ed3}\u{16ff2}\u{16ff3}\u{1df25}-\u{1df2a}\u{1e030}-\u{1e06d}\u{1e08f}\u{1e4eb}-\u{1e4ef}\u{1e5ee}\u{1e5ef}\u{1e6e3}\u{1e6e6}\u{1e6ee}\u{1e6ef}\u{1e6f5}\u{1e6ff}]/u

/** Was cased in Unicode 14, is not today. */
export const CASED_THEN = '\u{295}'
/** Was case-ignorable in Unicode 14, is not today. */
export const IGNORABLE_THEN = '\u{1171e}'
