/** Texts that the benchmark's pages and a terminal have in common, as a terminal shows them: in ASCII. */
import { type Layout, layoutFor } from '../src/cli/layout.js';

const PLAIN: ReadonlyMap<string, string> = new Map([
  ['\u00a0', ' '],
  ['\u00b1', '+-'],
  ['\u00b5', 'u'],
  ['\u00d7', 'x'],
  ['\u2013', '-'],
  ['\u2019', "'"],
]);

export function inAscii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (character) => PLAIN.get(character) ?? character);
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
