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
</style>`

export const withStyle = (html: string): string => html.replace('</head>', () => `${STYLE}\n</head>`)
