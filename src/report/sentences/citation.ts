/** What to cite, as BibTeX. */
import { findLaw, papers } from '../../laws/index.js';
import type { Paper } from '../../laws/papers.js';
import { own } from '../../own.js';
import { VERSION } from '../../version.js';
import { catalogued } from './units.js';

/** A law by its name and formula; `name` may be that of published values, such as `chinchilla:besiroglu-2024`. */
export interface CitedLaw {
  readonly law: string;
  readonly formula: string;
  readonly name?: string;
}

/** A law of the catalogue with published values, by its name such as `chinchilla:besiroglu-2024`. */
export function citedPreset(name: string): CitedLaw {
  const law = name.slice(0, name.lastIndexOf(':'));
  return { law, name, formula: findLaw(law).formula };
}

/** Ids of the papers that laws and published values are from, each once. */
export function papersOf(cited: readonly CitedLaw[]): string[] {
  const ids = cited.flatMap(({ law: called, formula, name = '' }) => {
    const law = catalogued(called, formula);
    const preset = law?.presets.find((each) => name.endsWith(`:${each.name}`));
    return [law?.paper, preset?.paper];
  });
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Entries for isoloss and for each of the papers. */
export function bibtex(ids: readonly string[]): string {
  const known: Readonly<Record<string, Paper>> = papers;
  const entries = ids.flatMap((id) => {
    const paper = own(known, id);
    return paper === undefined ? [] : [paperEntry(id, paper)];
  });
  return [
    entry('software', 'isoloss', {
      author: '{isoloss contributors}',
      title: 'isoloss: fitting neural scaling laws',
      version: VERSION,
      year: '2026',
    }),
    ...entries,
  ].join('\n\n');
}

function paperEntry(id: string, { authors, year, title, at }: Paper): string {
  const [, number] = /^arXiv:(\d+\.\d+)/.exec(at) ?? [];
  return entry(number === undefined ? 'misc' : 'article', id, {
    author: authors.replace(/ et al\.$/, ' and others').replaceAll(', ', ' and '),
    title: `{${title}}`,
    year: String(year),
    ...(number === undefined
      ? { howpublished: at }
      : { journal: `arXiv preprint arXiv:${number}`, eprint: number, archiveprefix: 'arXiv' }),
  });
}

function entry(kind: string, id: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(
    ([name, value]) => `  ${name} = {${value.replaceAll('&', '\\&')}}`,
  );
  return `@${kind}{${id},\n${lines.join(',\n')}\n}`;
}
