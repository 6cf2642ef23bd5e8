/** The catalogue by family, by words, and by paper. */
import { IsolossError } from '../errors.js';
import { nearest } from '../formula/nearest.js';
import { families } from './families.js';
import type { Law, Preset } from './law.js';
import { type Literature, literature } from './literature.js';
import { type Paper, papers, paperText } from './papers.js';

/** A paper of the catalogue, and what of the laws is from it. */
export interface FoundPaper extends Paper {
  readonly id: string;
  /** Laws that the paper states. */
  readonly laws: readonly string[];
  /** Published values, by law and name. */
  readonly presets: readonly string[];
  /** What there is to fit, or why nothing is from it. */
  readonly finding?: string;
}

const lower = (text: string): string => text.toLowerCase();

/** The laws of every family whose name contains `text`. Throws `unknown-law-family`. */
export function lawsOfFamily(laws: readonly Law[], text: string): readonly Law[] {
  const found = laws.filter(({ family = '' }) => family.includes(lower(text.trim())));
  if (found.length > 0) return found;
  const near = nearest(text, families);
  throw new IsolossError(
    'unknown-law-family',
    `There is no family of laws '${text}'.`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `Families are ${families.join(', ')}.`,
  );
}

/** The laws that every one of these words occurs in: names, formulas, symbols, presets, sources and notes. */
export function searchLaws(laws: readonly Law[], words: string): readonly Law[] {
  const wanted = lower(words)
    .split(/\s+/)
    .filter((word) => word !== '');
  return laws.filter((law) => {
    const text = lower(textOf(law));
    return wanted.every((word) => text.includes(word));
  });
}

function textOf(law: Law): string {
  const presetText = ({ name, source, note = '', inputs = {}, target }: Preset) => [
    name,
    source,
    note,
    ...Object.values(inputs).flatMap(({ unit = '', description = '' }) => [unit, description]),
    target?.description ?? '',
  ];
  return [
    law.name,
    law.title,
    law.family ?? '',
    law.formula,
    law.target.description,
    law.source,
    ...[...law.inputs, ...law.parameters, ...(law.derived ?? [])].flatMap(({ name, description }) => [
      name,
      description,
    ]),
    ...(law.notes ?? []),
    ...law.presets.flatMap(presetText),
  ].join('\n');
}

/** Every paper of the catalogue, by year and authors. */
export function allPapers(laws: readonly Law[]): readonly FoundPaper[] {
  const cited = Object.entries(papers).map(
    ([id, paper]): FoundPaper => ({ id, ...paper, ...fromIt(laws, id) }),
  );
  const others = literature.map((one: Literature): FoundPaper => ({ ...one, laws: [], presets: [] }));
  return [...cited, ...others].sort((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1));
}

function fromIt(laws: readonly Law[], id: string): Pick<FoundPaper, 'laws' | 'presets'> {
  return {
    laws: laws.filter(({ paper }) => paper === id).map(({ name }) => name),
    presets: laws.flatMap(({ name, presets }) =>
      presets.filter(({ paper }) => paper === id).map((preset) => `${name}:${preset.name}`),
    ),
  };
}

/** Papers whose authors, year, title or number hold every word. Throws `unknown-paper`. */
export function findPapers(laws: readonly Law[], text: string): readonly FoundPaper[] {
  const all = allPapers(laws);
  const words = lower(text).split(/[\s,]+/);
  const exact = all.filter(({ id }) => id === lower(text));
  const found = exact.length > 0 ? exact : all.filter((paper) => isMeant(paper, words));
  if (found.length > 0) return found;
  const near = nearest(text, [...new Set(all.flatMap(({ id }) => [id, id.slice(0, id.indexOf('-'))]))]);
  throw new IsolossError(
    'unknown-paper',
    `The catalogue has no paper by '${text}'.`,
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : 'Name it by an author, a year, words of its title or its arXiv number; docs/LAWS.md lists them all.',
  );
}

function isMeant(paper: FoundPaper, words: readonly string[]): boolean {
  const haystack = lower(`${paper.id} ${paperText(paper)}`);
  return words.every((word) => haystack.includes(word));
}
