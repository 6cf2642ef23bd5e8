/** Lists of laws and of papers for a terminal. */
import type { Law } from '../../../laws/law.js';
import type { FoundPaper } from '../../../laws/search.js';
import { plural } from '../../../text.js';
import { layoutFor } from '../../layout.js';

/** Laws under the names of their families, in the catalogue's order. */
export function lawList(laws: readonly Law[], out: NodeJS.WritableStream): string {
  const { bold, prose, table } = layoutFor(out);
  if (laws.length === 0) return `${prose('No law has all of these words: isoloss laws lists them all.')}\n`;
  const families = [...new Set(laws.map(({ family = '' }) => family))];
  return [
    ...families.flatMap((family, i) => [
      ...(i > 0 ? [''] : []),
      bold(family),
      ...table(
        [
          'law',
          { title: 'inputs', prose: 'list' },
          { title: 'presets', right: true },
          { title: 'what it is', prose: true },
        ],
        laws
          .filter((law) => (law.family ?? '') === family)
          .map(({ name, title, inputs, presets }) => [
            name,
            inputs.map((input) => input.name).join(', '),
            presets.length === 0 ? '' : String(presets.length),
            title,
          ]),
      ),
    ]),
    '',
    prose(
      'isoloss laws NAME describes one, isoloss laws --paper AUTHOR what is from a paper. A broken law takes any number of breaks (broken:2), a mixing law any number of domains (mixing:17), a multi-power law any number of groups of changes (multi-power:20), intrinsic-performance any number of steps (intrinsic-performance:3); fit takes formulas and law files too.',
    ),
    '',
  ].join('\n');
}

/** Presets that a paper's entry names; the law has the others. */
const NAMED = 8;

export function paperList(found: readonly FoundPaper[], out: NodeJS.WritableStream): string {
  const { bold, dim, prose } = layoutFor(out);
  return found
    .flatMap(({ id, authors, year, title, at, laws, presets, finding }) => [
      prose(`${bold(`${authors} ${year}`)}  ${title}`, 2),
      dim(`  ${id}, ${at}`),
      ...[
        ...(laws.length === 0 ? [] : [`Law: ${laws.join(', ')}.`]),
        ...(presets.length === 0 ? [] : [presetWords(presets)]),
        ...(finding === undefined ? [] : [finding]),
      ].map((text) => `  ${prose(text, 4)}`),
      '',
    ])
    .join('\n');
}

function presetWords(presets: readonly string[]): string {
  const more = presets.length - NAMED;
  const named = presets.slice(0, NAMED).join(', ');
  return `${plural(presets.length, 'set')} of published values: ${named}${more > 0 ? `, and ${more} more` : ''}.`;
}
