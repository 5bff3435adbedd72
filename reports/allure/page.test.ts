import { describe, expect, test } from 'vitest'
import { withoutNetwork, withPolicy, withStyle, withWords } from './page.ts'

const GTAG = `<head></head><body><script async src="https://www.googletagmanager.com/gtag/js?id=G-1"></script>
    <script>
        window.dataLayer = window.dataLayer || [];
        function gtag(){dataLayer.push(arguments);}
        gtag('config', 'G-1', { "report": "awesome" });
    </script>
    <script>window.kept = 1</script></body>`

describe('a page that asks the network for nothing', () => {
  test('the tag manager goes, with the script that feeds it; the next script stays', () => {
    expect(withoutNetwork(GTAG).replaceAll(/\s+/g, ' ')).toBe('<head></head><body> <script>window.kept = 1</script></body>')
  })

  test('style sheets of others go, a picture inside the page stays', () => {
    const icon = '<link rel="icon" href="data:image/svg+xml,%3Csvg%3E">'
    expect(withoutNetwork(`<link rel="stylesheet" href="https://fonts.example/x.css">${icon}`)).toBe(icon)
  })

  test('where it was built goes, that it was built in CI stays', () => {
    expect(withoutNetwork('{"a":1,"ci":{"type":"local","repoName":"folder","jobRunBranch":"main"},"b":2}')).toBe('{"a":1,"b":2}')
    const github = '{"ci":{"type":"github","jobUrl":"https://ci.example/1"},"b":2}'
    expect(withoutNetwork(github)).toBe(github)
  })

  test.each([
    ['<script src="https://cdn.example/x.js"></script>', 'cdn.example'],
    ["<script defer src='//cdn.example/x.js'></script>", 'cdn.example'],
    ['<SCRIPT SRC=https://cdn.example/x.js></SCRIPT>', 'cdn.example'],
    ['<img alt="" src="http://pixel.example/1.gif">', 'pixel.example'],
    ['<iframe src="https://frame.example/"></iframe>', 'frame.example'],
    ['<link rel=preload href=//fonts.example/a.woff2>', 'fonts.example'],
    ['<style>@import "https://style.example/a.css"</style>', 'style.example'],
    ['<style>a { background: url(https://style.example/a.png) }</style>', 'style.example'],
    ['<object data="https://object.example/a.swf"></object>', 'object.example'],
  ])('%s is refused', (html, host) => {
    expect(() => withoutNetwork(html)).toThrow(`The report would ask ${host} when it is opened`)
  })

  test('a link that a person may click is no request', () => {
    const link = '<a href="https://example.org/">docs</a>'
    expect(withoutNetwork(link)).toBe(link)
  })

  test('style is put before the end of the head, once', () => {
    const html = withStyle('<head><title>$& </title></head><body></head></body>')
    expect(html).toMatch(/^<head><title>\$& <\/title><style>[^]*<\/style>\n<\/head><body><\/head><\/body>$/)
  })
})

describe('withWords', () => {
  const page = (script: string): string => `<script src="data:text/javascript;base64,${Buffer.from(script).toString('base64')}"></script>`

  test('a skipped result is called waived, a broken one not run; scripts that say neither stay', () => {
    const words = '{"failed":"failed","broken":"broken","skipped":"skipped"}'
    expect(withWords(page(words) + page('other'))).toBe(page('{"failed":"failed","broken":"not run","skipped":"waived"}') + page('other'))
  })

  test('a page without those words is refused', () => {
    expect(() => withWords(page('{"broken":"defect"}'))).toThrow(/expected those of Allure/)
  })
})

test('the policy stands first in the head, and lets nothing in from elsewhere', () => {
  const html = withPolicy('<html><head lang="en"><title></title></head>')
  expect(html).toMatch(/^<html><head lang="en">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^"]*"><title>/)
  expect(html).not.toMatch(/https?:|\*/)
})
