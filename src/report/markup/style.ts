import { FOLDS, PAPER_SIZES, SCREEN_EM } from './table.js';

/** Rules by which the rows of a table become lists: a name and a value a line. */
const asList = (
  table: string,
): string => `${table} thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
${table} :is(table, tbody) { display: block; min-width: 0; }
${table} tr { display: block; padding: .55rem 0; border-bottom: 1px solid var(--rule); break-inside: avoid; }
${table} tr:last-child { border-bottom: 0; }
${table} td { display: flex; gap: .75rem; padding: .1rem 0; border: 0; text-align: left; white-space: normal; }
${table} td > div { min-width: 0; overflow-wrap: anywhere; }
${table} td.blank { display: none; }
${table} td[data-label]::before { content: attr(data-label); flex: 0 0 9.5rem; color: var(--muted); font: 400 .8125rem/1.8 var(--sans); }
${table} td:first-child { font-weight: 600; }
${table} td:first-child[data-label]::before { flex: 0 0 auto; }
`;

/** The page's style, without the comments. Colours are custom properties that the figures use too. */
export const style = `
:root { color-scheme: light dark; }
:root, .light {
  --paper: #fdfdfc; --ink: #16181d; --muted: #5d6470; --rule: #e2e4e8; --soft: #f4f5f6;
  --accent: #1f5fd0; --good: #1a7f4b; --doubt: #985900; --bad: #c22f2f;
  --seq-1: #e8a33d; --seq-2: #dc7044; --seq-3: #c24463; --seq-4: #963a86; --seq-5: #633a97; --seq-6: #2f3a86;
  --sans: Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, SFMono-Regular, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #131519; --ink: #e9eaed; --muted: #9aa1ad; --rule: #2b2f37; --soft: #1b1e24;
    --accent: #7db0ff; --good: #58c48d; --doubt: #e3aa4a; --bad: #ff7d76;
    --seq-1: #ffe08a; --seq-2: #fdb46b; --seq-3: #f58276; --seq-4: #dd6fb4; --seq-5: #ae86f5; --seq-6: #7ba4ff;
  }
}
/* Colours of the reader's own: figures follow them, and keep those that tell things apart. */
@media screen and (forced-colors: active) {
  :root {
    --paper: Canvas; --ink: CanvasText; --muted: CanvasText; --rule: GrayText; --soft: Canvas;
    --accent: LinkText; --good: CanvasText; --doubt: CanvasText; --bad: CanvasText;
  }
  ul.legend i, td.bar i { forced-color-adjust: none; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; border-radius: .15rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 var(--sans); font-variant-numeric: tabular-nums; -webkit-font-smoothing: antialiased;
}
main { max-width: 68rem; margin: 0 auto; padding: 3.5rem 1.5rem 3rem; }
math { font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", math, "Liberation Serif", serif; }
.contents { margin: 2.5rem 0 0; font-size: .9rem; }
.contents ol { list-style: none; display: flex; flex-wrap: wrap; gap: .15rem 1.4rem; margin: 0; padding: 0; }
.contents a { display: inline-block; padding: .2rem 0; text-decoration: none; }
.contents a:hover { text-decoration: underline; }
p.kicker { margin: 0; color: var(--muted); font-size: .875rem; }
h1 { margin: .2rem 0 1.25rem; font-size: clamp(1.75rem, 1.3rem + 1.8vw, 2.5rem); line-height: 1.15; letter-spacing: -.022em; font-weight: 680; text-wrap: balance; }
h2 { margin: 3.75rem 0 1rem; padding-top: 1.1rem; border-top: 1px solid var(--rule); font-size: 1.2rem; letter-spacing: -.012em; font-weight: 650; }
h3 { margin: 0 0 .35rem; font-size: .95rem; font-weight: 620; }
p { margin: .5rem 0; max-width: 68ch; }
:is(p, li, h1, h2, h3, summary, dd) { overflow-wrap: anywhere; }
.unbroken { white-space: nowrap; }
.whole { display: inline-block; max-width: 100%; vertical-align: top; }
.verdict { margin: 1.75rem 0 0; padding: 1rem 1.25rem; border-radius: .6rem; background: var(--soft); border-left: 4px solid var(--tone); }
.verdict strong { color: var(--tone); font-weight: 660; }
.verdict p { margin: .15rem 0 0; }
.sure { --tone: var(--good); } .doubtful { --tone: var(--doubt); } .failed { --tone: var(--bad); }
.law { padding: .25rem 0; }
.equation { display: flex; flex-wrap: wrap; align-items: baseline; row-gap: .3rem; margin: .4rem 0; }
.equation math { font-size: 1.45rem; }
.law .where { display: flex; flex-wrap: wrap; align-items: baseline; gap: .2rem 2.25rem; }
.law :is(.where, .numbers) { color: var(--muted); }
.law .where math { font-size: 1.05rem; }
.law .numbers math { font-size: 1.15rem; }
.equation.long math { font-size: 1.05rem; } .equation.longer math { font-size: .82rem; }
.equation code { font: .9rem/1.6 var(--mono); overflow-wrap: anywhere; }
dl.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1.25rem 2rem; margin: 2rem 0 0; }
dl.facts dt, th { color: var(--muted); font-size: .8125rem; font-weight: 500; }
dl.facts dd { margin: .1rem 0 0; font-size: 1.3rem; font-weight: 600; letter-spacing: -.015em; }
dl.facts dd small { display: block; font-size: .8125rem; font-weight: 400; letter-spacing: 0; color: var(--muted); }
dl.list { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .45rem 1.75rem; margin: 0; }
dl.list dt { color: var(--muted); } dl.list dd { margin: 0; overflow-wrap: anywhere; }
.table { container-type: inline-size; }
/* The edge is shaded where there is more to scroll to, by a background that stays, under one that moves with the table. */
.scroll { overflow-x: auto; background: linear-gradient(to left, var(--paper) 1.5rem, transparent) right / 3rem 100% no-repeat local, linear-gradient(to left, var(--rule), transparent) right / .9rem 100% no-repeat scroll; }
table { border-spacing: 0; min-width: min(100%, 36rem); font-size: ${SCREEN_EM}rem; }
th, thead td { text-align: left; padding: .35rem 1.25rem .35rem 0; border-bottom: 1px solid var(--rule); vertical-align: bottom; }
td { padding: .45rem 1.25rem .45rem 0; border-bottom: 1px solid var(--rule); vertical-align: baseline; }
:is(th, td):last-child { padding-right: 0; }
tbody tr:last-child td { border-bottom: 0; }
.scroll :is(th, td):first-child { position: sticky; left: 0; z-index: 1; background: var(--paper); }
.number { text-align: right; white-space: nowrap; }
th.number { white-space: normal; }
td.number { font-weight: 560; }
.digits td { text-align: right; white-space: nowrap; } .digits td.text { text-align: left; white-space: normal; }
td.number.plain { font-weight: 400; }
td.remark { color: var(--muted); font-size: .96em; min-width: 10rem; }
td.code { font-family: var(--mono); font-size: .9em; color: var(--muted); overflow-wrap: anywhere; }
td small { display: block; color: var(--muted); font-size: .87em; font-weight: 400; line-height: 1.4; }
code { font-family: var(--mono); font-size: .92em; }
.verdict-word { color: var(--tone); font-weight: 560; }
h3.above, div.above { margin-top: 2rem; }
td.bar { min-width: 7rem; vertical-align: middle; }
td.bar i { display: block; height: .55rem; min-width: 2px; border-radius: .15rem; background: var(--accent); opacity: .8; }
table.heat { min-width: 0; }
table.heat :is(th, td) { padding: .4rem .6rem; border: 0; min-width: 3.6rem; font-size: .9rem; text-align: right; }
table.turned th:has(> span) { min-width: 0; vertical-align: bottom; } table.turned th > span { writing-mode: sideways-lr; }
@supports not (writing-mode: sideways-lr) { table.turned th > span { writing-mode: vertical-rl; transform: rotate(180deg); } }
table.heat td.diagonal { color: var(--muted); }
table.heat td:first-child { text-align: left; min-width: 0; padding-left: 0; }
:is(sup, sub) { font-size: .75em; line-height: 0; }
td math { font-size: 1.15em; }
p.paper { display: none; }
p.muted { color: var(--muted); font-size: .9rem; margin-top: .9rem; }
.name { font-family: var(--mono); font-size: .9em; color: var(--muted); margin-left: .5rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, max(20rem, 50% - 1.25rem)), 1fr)); gap: 2.25rem 2.5rem; }
.figures.wide { grid-template-columns: minmax(0, 1fr); }
/* Headings and figures that follow a table, figures or a paragraph have room above, as has what is said below a table. */
:not(h2) + :is(h3, .figures) { margin-top: 2.25rem; }
:is(.table, .numbers, dl.list) + p:not(.muted, .caption), :is(.table, .numbers, dl.list, div.above) + .table { margin-top: 1.4rem; }
.figures.small { grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); }
figure { margin: 0; min-width: 0; container-type: inline-size; break-inside: avoid; }
figure figcaption { margin: 0; }
figure svg { display: block; width: 100%; height: auto; overflow: visible; font-family: inherit; font-size: 12px; }
figure svg.narrow { font-size: 13px; }
figure svg text { white-space: pre; }
figure svg.narrow { max-width: 26rem; } figure svg.middle { max-width: 35rem; } figure svg.wide { max-width: 52rem; }
figure svg.middle, figure svg.wide { display: none; }
@container (min-width: 28.75rem) { figure svg.until-middle { display: none; } figure svg.middle { display: block; } }
@container (min-width: 41.5rem) { figure svg.until-wide { display: none; } figure svg.wide { display: block; } }
p.caption { color: var(--muted); font-size: .875rem; margin: .35rem 0 0; max-width: 60ch; }
details { margin: .6rem 0 0; }
summary { cursor: pointer; color: var(--muted); font-size: .875rem; width: fit-content; }
details > :not(summary) { margin-top: .5rem; }
.numbers { display: flex; flex-wrap: wrap; gap: .3rem 1.75rem; margin-top: 1rem; }
.numbers details { margin: 0; min-width: 0; max-width: 100%; } .numbers details[open] { flex: 0 0 100%; }
.numbers .table { max-height: 24rem; overflow: auto; }
.numbers table { min-width: 0; font-size: .8125rem; }
.numbers :is(th, td) { padding-top: .2rem; padding-bottom: .2rem; }
ul.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem .95rem; margin: 0 0 .25rem; padding: 0; min-height: 1.4em; color: var(--muted); font-size: .8125rem; }
ul.legend i { display: inline-block; width: .7em; height: .7em; border-radius: 50%; margin-right: .4em; }
ul.legend i.held-out { border: 1.5px solid var(--ink); border-radius: 0; width: .55em; height: .55em; transform: rotate(45deg); }
ul.legend i.ring { border: 2px solid var(--ink); width: .75em; height: .75em; vertical-align: -.05em; }
ul.legend i.ends { border-radius: 0; width: 1.5em; height: 0; border-top: 1.5px dashed var(--muted); vertical-align: .25em; }
ul.legend i.line { border-radius: 0; width: 1.5em; height: 2px; background: var(--ink); vertical-align: .25em; }
ul.legend i.area { border-radius: .1em; width: 1em; height: .75em; vertical-align: -.05em; }
ul.legend i.band { border-radius: .1em; width: 1.2em; background: var(--accent); opacity: .25; }
ul.legend i.fitted { border-radius: .1em; width: 1.2em; background: var(--ink); opacity: .13; }
ul.legend i.faint { opacity: .45; }
ul.legend i.bar { border-radius: .1em; width: 1.5em; height: .3em; background: var(--accent); vertical-align: .15em; }
p.save { display: flex; flex-wrap: wrap; gap: .25rem; margin: .35rem 0 0; }
p.save button { font: inherit; font-size: .75rem; color: var(--muted); background: none; border: 1px solid var(--rule); border-radius: .3rem; padding: .2rem .6rem; min-height: 1.6rem; cursor: pointer; }
p.save button:hover { color: var(--ink); border-color: var(--muted); }
.saved { position: absolute; left: -9999px; top: 0; visibility: hidden; }
a { color: var(--accent); }
ul.notes.after { margin-top: 1.25rem; }
ul.notes { margin: 0; padding: 0 0 0 1.1rem; max-width: 75ch; }
ul.notes li { padding: .15rem 0; }
.verdict ul { margin: .6rem 0 .1rem; padding-left: 1.1rem; max-width: 75ch; }
.verdict li { padding: .15rem 0; }
pre { margin: 0; padding: .9rem 1.1rem; background: var(--soft); border-radius: .5rem; font: .84rem/1.6 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
p + pre { margin-top: .9rem; }
footer { max-width: 68rem; margin: 0 auto; padding: 0 1.5rem 3rem; color: var(--muted); font-size: .85rem; }
@media (max-width: 36rem) {
  main { padding: 2rem 1rem 2rem; } footer { padding: 0 1rem 2rem; }
  h2 { margin-top: 3rem; }
  .equation math { font-size: 1.2rem; } .law .numbers math { font-size: 1rem; }
  .law .equation.long math { font-size: .95rem; } .law .equation.longer math { font-size: .7rem; }
  dl.list { grid-template-columns: 1fr; gap: 0; } dl.list dd { margin-bottom: .6rem; }
}
@media screen {
@container (min-width: 60rem) { .tight :is(th, td):not(:last-child) { padding-right: .8rem; } }
${FOLDS.map((fold) => `@container (max-width: ${fold}rem) {\n${asList(`.fold-${fold}`)}}`).join('\n')}
}
@page { margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); color: #5d6470; font: 8pt ui-sans-serif, system-ui, sans-serif; } }
@media print {
  :root { color-scheme: light; --paper: #fff; --soft: #f5f5f5; }
  p.save, details.further { display: none; } p.paper { display: block; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 10pt; } main, footer { max-width: none; padding: 0; }
  p, .verdict ul, ul.notes { max-width: none; orphans: 3; widows: 3; }
  h1 { font-size: 20pt; } h2 { margin: 18pt 0 8pt; padding-top: 8pt; font-size: 13pt; } h1, h2, h3 { break-after: avoid; } .contents { break-inside: avoid; margin-top: 12pt; font-size: 8pt; } .contents ol { gap: 0 10pt; } .contents a { padding: 1pt 0; }
  section > p:has(+ .table), section > p:has(+ .figures) { break-after: avoid; }
  .law { zoom: .83; } dl.facts dd { font-size: 13pt; } :is(ul.legend, p.caption, p.muted, p.kicker), dl.facts dt, dl.facts dd small { font-size: 8.5pt; }
  dl.facts { grid-template-columns: repeat(auto-fit, minmax(7.5rem, 1fr)); gap: 10pt 14pt; margin-top: 16pt; }
  .verdict, dl.facts > div, dl.list > div, tr, pre > code, .law { break-inside: avoid; }
  /* Entries are shaded each: one that moves to the next sheet leaves no shade behind. */
  pre { padding: 0; background: none; } pre > code { display: block; padding: .55rem 1.1rem; background: var(--soft); }
  dl.list:not(:has(> div:nth-child(9))) { break-inside: avoid; }
  thead { display: table-header-group; }
  /* The last rows of a table do not stand alone on the next sheet. */
  tbody tr:nth-last-child(-n + 3) { break-before: avoid; }
  table:not(:has(tbody tr:nth-child(9))) { break-inside: avoid; }
  .figures { gap: 16pt 14pt; }
  .figures.small { grid-template-columns: 1fr 1fr; }
  figure svg.narrow { max-width: 22rem; }
  .numbers { display: block; } .numbers details { margin: 8pt 0; }
  .scroll, .numbers .table { overflow: visible; max-height: none; container-type: normal; background: none; }
  .numbers details:has(:is(.columns-2, .columns-3, .columns-4) tr:not([hidden])):not(:has(tr:nth-child(49):not([hidden]))) { break-inside: avoid; }
  /* Heads are repeated in columns of which they take less than a quarter. */
  .numbers :is(th, td) { padding-top: 1pt; padding-bottom: 1pt; } .numbers th { line-height: 1.15; }
  .columns-2 { columns: 2; } .columns-3 { columns: 3; } .columns-4 { columns: 4; }
  .scroll :is(th, td):first-child { position: static; background: none; }
  table { min-width: 0; width: auto; max-width: 100%; }
  th, td { padding: 2.5pt 1em 2.5pt 0; }
  table.heat :is(th, td) { min-width: 0; padding: 2pt 3pt; font-size: 7.5pt; }
  td.remark { min-width: 0; }
${PAPER_SIZES.map((points, i) => `  .paper-${i + 1} table { font-size: ${points}pt; } .paper-${i + 1} :is(small, td.remark, td.code, th) { font-size: ${Math.max(6, 0.9 * points)}pt; }`).join('\n')}
  details::details-content { content-visibility: visible; block-size: auto; display: block; opacity: 1; }
  details > summary { list-style: none; color: var(--ink); font-weight: 600; break-after: avoid; }
  details > summary::-webkit-details-marker { display: none; }
  a { color: inherit; text-decoration-color: var(--muted); }
}
@media print { ${asList('.paper-list')} .paper-list:not(:has(:is(td.remark, td.code):not(.blank))) tbody { columns: 2; column-gap: 14pt; } }
`.replaceAll(/^ *\/\* .* \*\/\n/gm, '');
