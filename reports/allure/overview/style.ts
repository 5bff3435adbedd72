/** The overview's style: its own colours, which hold at WCAG AA on light and on dark, and nothing that reaches into Allure's page but where that page lies. */
import { BACKGROUND, declarations } from '../../charts/theme.ts'

const LIGHT = `${declarations('light')};--so-back:${BACKGROUND.light};--so-page:#eef2f6;--so-soft:#f3f6f9;--so-link:#0f57a6`
const DARK = `${declarations('dark')};--so-back:${BACKGROUND.dark};--so-page:#2c343f;--so-soft:#252e3a;--so-link:#8ec2ff`

export const STYLE = `
:root{${LIGHT}}
@media (prefers-color-scheme:dark){:root:not([data-theme="light"]){${DARK}}}
:root[data-theme="dark"]{${DARK}}
.so-overview,.so-back{font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:var(--so-ink);background:var(--so-page)}
.so-overview{padding:24px 24px 8px}
.so-overview>*{max-width:1180px;margin:0 auto 20px}
.so-overview *{box-sizing:border-box}
.so-overview a,.so-back a{color:var(--so-link);text-decoration:underline;text-underline-offset:2px}
.so-overview :focus-visible,.so-back :focus-visible{outline:3px solid var(--so-link);outline-offset:2px;border-radius:3px}
:where(.so-overview) :where(h1,h2,h3,h4,p,dl,dd,ul,figure){margin:0}
.so-overview strong{font-weight:650}
.so-overview h1{font-size:26px;line-height:1.25;font-weight:650;overflow-wrap:anywhere}
.so-overview h2{font-size:20px;line-height:1.3;font-weight:650;margin:8px 0 10px}
.so-overview h3{font-size:16px;font-weight:650;margin:0 0 4px}
.so-overview h4{font-size:14px;font-weight:650;margin:10px 0 4px;overflow-wrap:anywhere}
.so-overview ul{padding-left:20px;list-style:disc}
.so-overview code{font:0.92em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
.so-overview table{border-collapse:collapse;width:100%;font-size:13px}
.so-overview th,.so-overview td{text-align:left;vertical-align:top;padding:6px 14px 6px 0;border-bottom:1px solid var(--so-rule);font-weight:400;overflow-wrap:anywhere}
.so-overview thead th{color:var(--so-muted);white-space:nowrap}
.so-overview caption{position:absolute;left:-9999px}
.so-overview .so-right{text-align:right}
.so-scroll{overflow-x:auto}
.so-figure .so-scroll{max-height:420px;overflow-y:auto}
.so-quiet{color:var(--so-muted);font-size:13px}
.so-hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.so-skip{position:absolute;left:-9999px}
.so-skip:focus{position:static;display:inline-block;margin-bottom:8px}
.so-date{white-space:nowrap}
.so-bad{color:var(--so-bad)}
.so-verdict{background:var(--so-back);border-left:10px solid var(--so-tone);border-radius:10px;padding:22px 26px}
.so-passed{--so-tone:var(--so-good)}.so-waived{--so-tone:var(--so-waived-tone)}.so-failed{--so-tone:var(--so-bad)}.so-not-run{--so-tone:var(--so-slate)}
.so-state{display:inline-flex;gap:6px;align-items:baseline;color:var(--so-tone);border:1.5px solid currentColor;border-radius:999px;padding:0 9px;font-size:12px;font-weight:650;line-height:20px;white-space:nowrap;background:var(--so-back)}
.so-said{display:flex;gap:12px;align-items:center;font-weight:650;font-size:15px;color:var(--so-tone);margin-bottom:6px}
.so-said .so-state{font-size:14px;line-height:26px;padding:0 12px}
.so-lead{font-size:16px;margin-top:8px;max-width:80ch}
.so-note{margin-top:8px;padding:8px 12px;background:var(--so-soft);border-radius:6px;overflow-wrap:anywhere}
.so-facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:12px 24px;margin-top:18px}
.so-facts .so-wide{grid-column:span 2}
.so-facts dt{color:var(--so-muted);font-size:12.5px}
.so-facts dd{font-weight:550;overflow-wrap:anywhere}
.so-facts code{font-size:11px;font-weight:400}
.so-jump{display:flex;flex-wrap:wrap;gap:6px 18px}
.so-waivers,.so-by-gate,.so-figure{background:var(--so-back);border-radius:10px;padding:16px 20px}
.so-waivers{border:2px solid var(--so-waived-tone)}
.so-waivers h2{margin-top:0;color:var(--so-waived-tone)}
.so-by-gate{margin-top:12px}
.so-claim{color:var(--so-muted)}
.so-card{border-left:5px solid var(--so-tone);padding:4px 0 4px 16px;margin-top:14px}
.so-card p{margin:3px 0}
.so-count{font-weight:400;color:var(--so-muted)}
.so-samples{margin-top:6px}
.so-gates{background:var(--so-back);border-radius:10px;overflow:hidden}
.so-gate{border-left:5px solid var(--so-tone);border-bottom:1px solid var(--so-rule)}
.so-gate:last-child{border-bottom:0}
.so-gate>summary{display:grid;grid-template-columns:210px 1fr auto;gap:4px 20px;align-items:baseline;padding:11px 18px 11px 14px;cursor:pointer;list-style:none}
.so-gate>summary::-webkit-details-marker{display:none}
.so-name{display:flex;gap:10px;align-items:baseline}
.so-name::before{content:"▸";color:var(--so-muted);width:10px}
.so-gate[open] .so-name::before{content:"▾"}
.so-gate>summary:hover{background:var(--so-soft)}
.so-numbers{display:grid;grid-template-columns:90px 196px 92px;gap:10px;color:var(--so-muted);font-size:13px;text-align:right}
.so-inside{padding:4px 18px 16px 38px;font-size:13.5px}
.so-inside ul{margin:2px 0}
.so-inside td ul{padding-left:16px}
.so-notes{margin-top:10px}
.so-overview summary{cursor:pointer}
.so-figures{columns:2 540px;column-gap:16px}
.so-overview .so-figure{min-width:0;break-inside:avoid;margin-bottom:16px}
.so-figure svg{display:block;margin:8px 0}
.so-figure figcaption{font-size:13px;color:var(--so-muted);margin-bottom:6px;max-width:75ch}
.so-figure summary{font-size:13px}
.so-back{padding:8px 24px}
[hidden].so-back,[hidden].so-overview{display:none}
@media (max-width:820px){.so-gate>summary{grid-template-columns:1fr}.so-numbers{text-align:left;grid-template-columns:auto auto auto;justify-content:start}.so-overview{padding:12px}}
@media print{.so-gate:not([open])>.so-inside{display:block}}
:root[data-signoff="home"] #app>div{height:auto;min-height:100vh}
:root[data-signoff="home"] #app>div>div:has(>.base-layout),:root[data-signoff="home"] .base-layout{height:auto;overflow:visible}
`.replaceAll('--so-waived-tone', '--so-waived')
