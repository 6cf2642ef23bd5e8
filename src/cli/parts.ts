/** The parts of an answer as lines of a terminal. */
import type { Part } from '../report/sentences/parts.js';
import { type Layout, layoutFor } from './layout.js';

export function partsText(parts: readonly Part[], out: NodeJS.WritableStream): string {
  const layout = layoutFor(out);
  const blocks = parts.map((part) => blockOf(part, layout)).filter((lines) => lines.length > 0);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function blockOf(part: Part, layout: Layout): string[] {
  const { heading, dim, bold, prose, facts, table, section } = layout;
  switch (part.kind) {
    case 'laws':
      return part.against === undefined
        ? heading(part.fit)
        : [...heading(part.fit), dim('against'), ...heading(part.against)];
    case 'title':
      return [prose(bold(part.text)), ...(part.note === undefined ? [] : [prose(part.note)])];
    case 'words':
      return [prose(part.text)];
    case 'formulas':
      return part.formulas.map(([name, formula], i) => {
        const indent = i === 0 ? 2 : 6;
        return `${' '.repeat(indent)}${prose(`${name} = ${formula}`, indent + 2)}`;
      });
    case 'facts':
      return part.facts.length === 0 ? [] : facts(part.facts);
    case 'table':
      return [
        ...table(part.columns, part.rows),
        ...(part.more === undefined ? [] : [dim(prose(`  ${part.more}`, 2))]),
      ];
    case 'sentences':
      return section(part.title, part.lines).slice(1);
    case 'warnings':
      return section('warnings', part.lines, 'yellow').slice(1);
  }
}
