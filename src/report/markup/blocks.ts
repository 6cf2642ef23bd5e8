/** Parts that pages have in common. */
import { formatNumber } from '../../text.js';
import { type Html, html } from './html.js';
import { equation, withScripts } from './math.js';

/** A law's formula, and below it what its names stand for; where there are none, the formula in numbers. */
export function lawEquations(
  formula: string,
  where: readonly { readonly name: string; readonly formula: string }[],
  parameters: Readonly<Record<string, number>>,
): Html {
  return html`<div class="law">
${equation('L', formula)}
${
  where.length === 0
    ? html`<div class="numbers">${equation('L', formula, parameters)}</div>`
    : html`<div class="where">${where.map((part) => html`${equation(part.name, part.formula)} `)}</div>`
}
</div>`;
}

/** Which law of the catalogue a page is about; of a formula of the user's own the equation says it. */
export function lawKicker({
  title,
  formula,
}: {
  readonly title: string;
  readonly formula: string;
}): Html | undefined {
  return title === formula ? undefined : html`<p class="kicker">${title}</p>`;
}

/** What speaks against an answer; nothing where nothing does. */
export function doubts(warnings: readonly string[]): Html | undefined {
  return warnings.length === 0
    ? undefined
    : html`<div class="verdict doubtful"><strong>Before you believe it</strong>${warningList(warnings)}</div>`;
}

export function warningList(warnings: readonly string[]): Html | undefined {
  return warnings.length === 0
    ? undefined
    : html`<ul>${warnings.map((warning) => html`<li>${warning}</li>`)}</ul>`;
}

/** One of the key facts at the head of a page. */
export function fact(name: string, value: string, note: string): Html {
  return html`<div><dt>${name}</dt><dd>${value}<small>${note}</small></dd></div>
`;
}

export function noteList(texts: readonly (string | Html)[]): Html {
  return html`<ul class="notes">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}

/** Names and what they stand for, in two columns. */
export function definitionList(entries: readonly (readonly [string, string | Html])[]): Html {
  return html`<dl class="list">${entries.map(
    ([name, text]) => html`<dt>${name}</dt><dd>${text}</dd>
`,
  )}</dl>`;
}

/** What was set, by name, for such a list: numbers as the page writes them, formulas as they were given. */
export function settings(set: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(set).map(([name, formula]) => [
    name,
    Number.isFinite(Number(formula)) ? formatNumber(Number(formula)) : formula,
  ]);
}

/** Between a name and its value, which stay on one line. */
const EQUALS = /(?<=[\w\]]) ?= ?(?=[\w.-])/g;

/** The page's h1: names with hyphens, such as those of files, stay on one line where it holds them. */
export function pageHeading(text: string): Html {
  const words = text
    .replace(EQUALS, '\u00a0=\u00a0')
    .split(' ')
    .map((word, i) => {
      const shown = word.includes('-')
        ? html`${word.split(/(?<=:)/).map((part) => html`<span class="whole">${part}</span>`)}`
        : withScripts(word);
      return i === 0 ? shown : html` ${shown}`;
    });
  return html`<h1>${words}</h1>`;
}

/** The command that makes a page again; options are not broken at their hyphens. */
export function repeatBlock(command: string): Html {
  const words = command.split(/(?<=\s)/);
  return html`<pre><code>${words.map((word) => (/^--[a-z]/.test(word) ? html`<span class="unbroken">${word.trimEnd()}</span>${word.slice(word.trimEnd().length)}` : word))}</code></pre>`;
}

/** How the answer was made, in words for a paper, and what to cite. */
export function methodsBlock(methods: string, bibtex: string): Html {
  const entries = bibtex.split(/(?<=\n\n)/);
  return html`<p>${methods.replace(/(?<=\w)=(?=[\w.-])/g, '\u00a0=\u00a0')}</p>
<pre>${entries.map((entry) => html`<code>${entry}</code>`)}</pre>`;
}
