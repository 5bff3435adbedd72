/** The page that Allure writes, made to ask the network for nothing, and to show what it would cut off. */

/** Loads from elsewhere: attributes that a browser follows by itself. Links that a person clicks are none of these. */
const ASKS = [
  /<(?:script|img|iframe|source|audio|video|embed|track|input)\b[^>]*\ssrc(?:set)?\s*=\s*["']?\s*(?:https?:)?\/\/([^\s"'>/]+)/i,
  /<(?:link|use|image)\b[^>]*\s(?:xlink:)?href\s*=\s*["']?\s*(?:https?:)?\/\/([^\s"'>/]+)/i,
  /<object\b[^>]*\sdata\s*=\s*["']?\s*(?:https?:)?\/\/([^\s"'>/]+)/i,
  /@import\s+(?:url\()?["']?(?:https?:)?\/\/([^\s"')/]+)/i,
  /url\(\s*["']?(?:https?:)?\/\/([^\s"')/]+)/i,
  /googletagmanager\.com()/i,
]

/**
 * The report that Allure writes loads a tag manager; ours makes no request. Throws where something of another host is left, so that
 * a new version of Allure can not bring one in unseen.
 */
export function withoutNetwork(html: string): string {
  const clean = html
    .replaceAll(
      /<script[^>]*src="https:\/\/www\.googletagmanager\.com[^]*?<\/script>\s*(?:<script>\s*window\.dataLayer[^]*?<\/script>)?/g,
      '',
    )
    .replaceAll(/<link[^>]*href="https?:\/\/[^"]*"[^>]*>/g, '')
    // Where it was built: a folder's name and a branch, of no use to a reader.
    .replace(/"ci":\{"type":"local"[^{}]*\},?/, '')
  for (const pattern of ASKS) {
    const left = pattern.exec(clean)
    if (left !== null)
      throw new Error(
        `The report would ask ${left[1] || 'a tag manager'} when it is opened; expected no request: extend withoutNetwork in reports/allure/page.ts`,
      )
  }
  return clean
}

/** Facts wrap instead of being cut; tabs that this report never fills are not shown. */
const STYLE = `<style>
[data-testid="metadata-list"] { row-gap: 3px !important; }
[data-testid="metadata-item-value"] *, [data-testid="metadata-item-key"] { white-space: normal !important; overflow: visible !important; overflow-wrap: anywhere; max-width: none !important; }
[data-testid="tree-section-title"], [data-testid="tree-section-title"] * { white-space: normal !important; overflow: visible !important; }
[data-testid="nav-tab-qualityGate"], [data-testid="nav-tab-globalErrors"], [data-testid="nav-tab-categories"] { display: none !important; }
[data-testid="test-result-tab-retries"], [data-testid="test-result-tab-environments"], [data-testid="retry-filter"], [data-testid="flaky-filter"], [data-testid="resolution-filter"], [data-testid="severity-filter"] { display: none !important; }
/* White on Allure's red has a contrast of 3.7; 4.5 is the least. */
:is([data-testid="tab-failed"] [class*="styles_status-failed"], [class*="tree-status-bar"] [class*="styles_failed"], [data-testid="test-result-status-failed"]) { background-color: #c5221f !important; color: #fff !important; }
</style>`

export const withStyle = (html: string): string => html.replace('</head>', () => `${STYLE}\n</head>`)

/** A browser refuses what this does not name: whatever withoutNetwork overlooks, no request leaves the machine. */
const POLICY = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'unsafe-eval' data: blob:",
  "style-src 'unsafe-inline' data: blob:",
  ...['img', 'font', 'media', 'connect', 'frame', 'worker'].map((kind) => `${kind}-src data: blob:`),
  "form-action 'none'",
].join('; ')

export const withPolicy = (html: string): string =>
  html.replace(/<head[^>]*>/, (head) => `${head}\n<meta http-equiv="Content-Security-Policy" content="${POLICY}">`)

/** What Allure calls its states, in English, beside each other; and in our words: a skipped result is a waived one, a broken one did not run. */
const STATES = '"broken":"broken","skipped":"skipped"'
const OURS = '"broken":"not run","skipped":"waived"'

/**
 * Allure has no word for "waived" and none for "not run". Throws where its own words are not found, so that a new version of Allure can not bring
 * them back unseen.
 */
export function withWords(html: string): string {
  let found = 0
  const said = html.replaceAll(/(src="data:text\/javascript;base64,)([A-Za-z0-9+/=]+)"/g, (whole, start: string, packed: string) => {
    const script = Buffer.from(packed, 'base64').toString()
    if (!script.includes(STATES)) return whole
    found++
    return `${start}${Buffer.from(script.replaceAll(STATES, OURS)).toString('base64')}"`
  })
  if (found === 0)
    throw new Error('The report has no words for its states; expected those of Allure: extend withWords in reports/allure/page.ts')
  return said
}
