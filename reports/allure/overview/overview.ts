/** What a reviewer sees first, above Allure's tree: the whole story top down, in one page that needs no click. */
import { failureSection } from './failures.ts'
import { gateSection } from './gates.ts'
import { html, type Markup, trusted } from './markup.ts'
import { pictureSection } from './pictures.ts'
import { SCRIPT } from './script.ts'
import type { Story } from './story.ts'
import { STYLE } from './style.ts'
import { verdictSection } from './verdict.ts'
import { waiverSection } from './waivers.ts'

const jump = (to: string, text: string): Markup => html`<a href="#" data-jump="${to}">${text}</a>`

/** To the sections that others made, by the headings that they have. */
const jumpsTo = (sections: readonly Markup[]): Markup[] =>
  sections.flatMap(({ html: text }) => {
    const [, id, title] = /<h2 id="([\w-]+)"[^>]*>([^<]+)<\/h2>/.exec(text) ?? []
    return id === undefined || title === undefined ? [] : [jump(id, title)]
  })

function contents(story: Story): Markup {
  const details = Object.values(story.verification.verification_details)
  const bad = details.some(({ state, rules }) => state === 'not run' || state === 'failed' || rules.some((rule) => rule.state === 'waived'))
  return html`<nav class="so-jump" aria-label="In this report">
    ${details.some(({ waivers }) => waivers.length > 0) && jump('so-waivers', 'Waivers')} ${jump('so-gates', 'Gates')}
    ${bad && jump('so-failures', story.verification.verdict === 'waived' ? 'What failed, and is waived' : 'What stands in the way')}
    ${jumpsTo(story.sections)} ${jump('so-pictures', 'Pictures')} ${jump('so-tests', 'Every test, one by one')}
  </nav>`
}

export function overview(story: Story): string {
  return html`<nav id="signoff-back" class="so-back" aria-label="Back" hidden><a href="#">← Verdict, gates and pictures</a></nav>
    <main id="signoff" class="so-overview">
      <a class="so-skip" href="#" data-jump="so-tests">Skip to the tests, one by one</a>
      ${verdictSection(story)} ${contents(story)} ${waiverSection(story)} ${gateSection(story)} ${failureSection(story)} ${story.sections}
      ${pictureSection(story)}
      <section>
        <h2 id="so-tests" tabindex="-1">Every test, one by one</h2>
        <p class="so-quiet">
          By gate: its claim, its rules, its properties and its waivers. A page says what was examined and found, and holds up to fifty
          violations as an attachment.
        </p>
      </section>
    </main>`.html
}

/** Puts the overview into the page that Allure wrote, before its own root. Throws where that is not found. */
export function withOverview(page: string, story: Story): string {
  const root = /<div id="app"[^>]*>/.exec(page)
  if (root === null || !page.includes('</body>') || !page.includes('</head>'))
    throw new Error(
      'The page that Allure wrote has no <div id="app">; expected one to put the overview before: extend reports/allure/overview',
    )
  return page
    .replace('</head>', () => `<style>${STYLE}</style>\n</head>`)
    .replace(root[0], () => `${overview(story)}\n${root[0]}`)
    .replace(/<\/body>(?![^]*<\/body>)/, () => `${trusted(`<script>${SCRIPT}</script>`).html}\n</body>`)
}
