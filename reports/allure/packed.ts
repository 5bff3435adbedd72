/** The files that Allure packs into its one page, each in base64 in a call of its own. */

const DATA = /\bd\("((?:data|widgets)\/[^"]+)","([A-Za-z0-9+/=]*)"\)/g

/** By name. */
export function packedFiles(html: string): Map<string, string> {
  return new Map([...html.matchAll(DATA)].map(([, name, base64]) => [name!, Buffer.from(base64!, 'base64').toString()]))
}

/** Ids of the results' pages by test case. */
export function pagesOf(html: string): Map<string, string> {
  const pages = new Map<string, string>()
  for (const [name, text] of packedFiles(html)) {
    if (!name.startsWith('data/test-results/')) continue
    const { id, fullName, isRetry } = JSON.parse(text) as { id: string; fullName: string; isRetry?: boolean }
    if (isRetry !== true) pages.set(fullName, id)
  }
  return pages
}
