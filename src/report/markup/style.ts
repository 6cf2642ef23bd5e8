/** The page's style. Colours are custom properties that the figures use too. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fdfdfc; --ink: #16181d; --muted: #5d6470; --rule: #e2e4e8; --soft: #f4f5f6;
  --accent: #1f5fd0; --good: #1a7f4b; --doubt: #a86400; --bad: #c22f2f;
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
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 var(--sans); font-variant-numeric: tabular-nums; -webkit-font-smoothing: antialiased;
}
main { max-width: 68rem; margin: 0 auto; padding: 3.5rem 1.5rem 5rem; }
header p.kicker { margin: 0; color: var(--muted); font-size: .875rem; }
h1 { margin: .2rem 0 1.25rem; font-size: clamp(1.75rem, 1.3rem + 1.8vw, 2.5rem); line-height: 1.15; letter-spacing: -.022em; font-weight: 680; }
h2 { margin: 3.75rem 0 1rem; padding-top: 1.1rem; border-top: 1px solid var(--rule); font-size: 1.2rem; letter-spacing: -.012em; font-weight: 650; }
h3 { margin: 0 0 .35rem; font-size: .95rem; font-weight: 620; }
p { margin: .5rem 0; max-width: 68ch; overflow-wrap: break-word; }
.verdict { margin: 1.75rem 0 0; padding: 1rem 1.25rem; border-radius: .6rem; background: var(--soft); border-left: 4px solid var(--tone); }
.verdict strong { color: var(--tone); font-weight: 660; }
.verdict p { margin: .15rem 0 0; }
.sure { --tone: var(--good); } .doubtful { --tone: var(--doubt); } .failed { --tone: var(--bad); }
.law { overflow-x: auto; padding: .25rem 0; }
.law math { font-size: 1.45rem; width: max-content; margin: .5rem 0 .8rem; }
.law .where { display: flex; flex-wrap: wrap; gap: .2rem 2.25rem; }
.law .where math { font-size: 1.05rem; color: var(--muted); }
.law .numbers math { font-size: 1.15rem; color: var(--muted); }
dl.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1.25rem 2rem; margin: 2rem 0 0; }
dl.facts dt, th { color: var(--muted); font-size: .8125rem; font-weight: 500; }
dl.facts dd { margin: .1rem 0 0; font-size: 1.3rem; font-weight: 600; letter-spacing: -.015em; }
dl.facts dd small { display: block; font-size: .8125rem; font-weight: 400; letter-spacing: 0; color: var(--muted); }
dl.list { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .45rem 1.75rem; margin: 0; }
dl.list dt { color: var(--muted); } dl.list dd { margin: 0; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; min-width: min(100%, 36rem); }
th { text-align: left; padding: .35rem 1.25rem .35rem 0; border-bottom: 1px solid var(--rule); white-space: nowrap; }
td { padding: .45rem 1.25rem .45rem 0; border-bottom: 1px solid var(--rule); vertical-align: baseline; }
tr:last-child td { border-bottom: 0; }
.number { text-align: right; white-space: nowrap; }
td.number { font-weight: 560; }
td.number.plain { font-weight: 400; }
td.remark { color: var(--muted); font-size: .9rem; min-width: 13rem; }
td.lead { min-width: 7.5rem; }
td small { display: block; color: var(--muted); font-size: .8125rem; font-weight: 400; line-height: 1.4; }
.verdict-word { color: var(--tone); font-weight: 560; }
h3.above, div.above { margin-top: 2rem; }
td.bar { min-width: 7rem; padding-right: .6rem; vertical-align: middle; }
td.bar i { display: block; height: .55rem; min-width: 2px; border-radius: .15rem; background: var(--accent); opacity: .8; }
table.heat { min-width: 0; }
table.heat th, table.heat td { padding: .4rem .6rem; border: 0; min-width: 3.6rem; font-size: .9rem; text-align: right; }
table.heat td.diagonal { color: var(--muted); }
table.heat tbody th { text-align: left; min-width: 0; padding-left: 0; }
td math { font-size: 1.1rem; }
p.muted { color: var(--muted); font-size: .9rem; margin-top: .9rem; }
.name { font-family: var(--mono); font-size: .85rem; color: var(--muted); margin-left: .5rem; }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 27rem), 1fr)); gap: 2.25rem 2.5rem; }
.figures.wide { grid-template-columns: minmax(0, 1fr); }
.figures.wide svg { max-width: 52rem; }
p + .figures { margin-top: 1.4rem; }
.figures.small { grid-template-columns: repeat(auto-fill, minmax(min(100%, 18.5rem), 1fr)); }
figure { margin: 0; min-width: 0; break-inside: avoid; }
figure svg { display: block; width: 100%; height: auto; max-width: 44rem; overflow: visible; }
figcaption { color: var(--muted); font-size: .875rem; margin-top: .35rem; max-width: 60ch; }
ul.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .1rem .95rem; margin: 0 0 .25rem; padding: 0; min-height: 1.4em; color: var(--muted); font-size: .8125rem; }
ul.legend i { display: inline-block; width: .7em; height: .7em; border-radius: 50%; margin-right: .4em; }
ul.legend i.held-out { border: 1.5px solid var(--ink); border-radius: 0; width: .55em; height: .55em; transform: rotate(45deg); }
ul.legend i.ring { border: 2px solid var(--ink); width: .75em; height: .75em; vertical-align: -.05em; }
ul.legend i.ends { border-radius: 0; width: 1.5em; height: 0; border-top: 1.5px dashed var(--muted); vertical-align: .25em; }
ul.legend i.limit { border-radius: 0; width: 1.5em; height: 0; border-top: 2px solid var(--ink); vertical-align: .25em; }
ul.legend i.band { border-radius: .1em; width: 1.2em; background: var(--accent); opacity: .25; }
ul.legend i.fitted { border-radius: .1em; width: 1.2em; background: var(--ink); opacity: .13; }
ul.legend i.bar { border-radius: .1em; width: 1.5em; height: .3em; background: var(--accent); vertical-align: .15em; }
a { color: var(--accent); }
ul.notes.after { margin-top: 1.25rem; }
ul.notes { margin: 0; padding: 0 0 0 1.1rem; max-width: 75ch; }
ul.notes li { padding: .15rem 0; }
.verdict ul { margin: .6rem 0 .1rem; padding-left: 1.1rem; max-width: 75ch; }
.verdict li { padding: .15rem 0; }
pre { margin: 0; padding: .9rem 1.1rem; background: var(--soft); border-radius: .5rem; font: .84rem/1.6 var(--mono); white-space: pre-wrap; overflow-wrap: anywhere; }
footer { margin-top: 4rem; color: var(--muted); font-size: .85rem; }
@media (max-width: 36rem) {
  main { padding: 2rem 1.1rem 3rem; }
  .law math { font-size: 1.2rem; } .law .numbers math { font-size: 1rem; }
  dl.list { grid-template-columns: 1fr; gap: 0; } dl.list dd { margin-bottom: .6rem; }
}
@media print {
  :root { color-scheme: light; --paper: #fff; --soft: #f5f5f5; }
  body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
  h2 { margin-top: 2rem; break-after: avoid; } table, .verdict { break-inside: avoid; }
  .figures { grid-template-columns: 1fr 1fr; gap: 1.25rem; }
}
`;
