/** Texts that the benchmark's pages and a terminal have in common, as a terminal shows them: in ASCII. */
import { type Layout, layoutFor } from '../src/cli/layout.js';

const PLAIN: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '×': 'x',
  '±': '+-',
  µ: 'u',
  "'": "'",
  '–': '-',
};

export function inAscii(text: string): string {
  return text.replace(/[\u00a0×±µ’–]/g, (character) => PLAIN[character]);
}

/** The layout of what is written to `out`, of texts in ASCII. */
export function asciiLayout(out: NodeJS.WritableStream): Layout {
  const layout = layoutFor(out);
  return {
    ...layout,
    prose: (text, indent) => layout.prose(inAscii(text), indent),
    table: (columns, rows, style) =>
      layout.table(
        columns,
        rows.map((row) => row.map(inAscii)),
        style,
      ),
    facts: (facts) => layout.facts(facts.map(([name, text]) => [name, inAscii(text)] as const)),
    section: (title, lines, format) => layout.section(title, lines.map(inAscii), format),
  };
}
