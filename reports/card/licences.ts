/** Licence tags of the contract in words. No tag is a licence that the Hub knows, so the card says `other` and lists them. */
import type { LicenceUse } from './facts.ts'

const TAGS: Record<string, string> = {
  therapeutic_license: 'therapeutic licence: use for training and research under the terms of its source',
  reddit_cc: 'posts of Reddit, as its terms and the source’s licence allow',
  synthetic: 'written by a program',
  public_domain: 'in the public domain',
}

export const licenceText = ({ license_tag: tag, license_detail: detail }: Pick<LicenceUse, 'license_tag' | 'license_detail'>): string =>
  detail === null ? (Object.hasOwn(TAGS, tag) ? `${tag} (${TAGS[tag]})` : tag) : tag === 'custom' ? detail : `${tag}: ${detail}`

/** Distinct licences, most records first. */
export function licencesOf(uses: readonly LicenceUse[]): { text: string; records: number }[] {
  const counts = new Map<string, number>()
  for (const use of uses) counts.set(licenceText(use), (counts.get(licenceText(use)) ?? 0) + use.records)
  return [...counts].map(([text, records]) => ({ text, records })).sort((a, b) => b.records - a.records || (a.text < b.text ? -1 : 1))
}
