/** How the fields of answers about fits, of multiverses and of catalogues are compared with recomputed ones. */
import type { Section } from './checks.js';
import { type Path, pathPatterns, type Rule } from './compare.js';
import type { KnownRecord } from './known-records.js';

/** Computed in float64 by the same formulas. */
const USUAL = 1e-6;

/** Statistics over refits are in single precision, in which a GPU rounds in its own way. */
const SINGLE = 1e-3;

/** Not compared: the question, how the run went, and what the source is called. */
const skipped = [
  'job.**',
  'backend.**',
  'seconds.**',
  'events.**',
  'fit.name',
  'against.name',
  'file.**',
  'tasks.*.loss.name',
  'tasks.*.metric.name',
];

/** Numbers that are differences, fractions or certificates of order 1 and may be rounding about zero. */
const fractions = [
  'frontier.*.certificate.*',
  'frontier.*.closedForm.difference',
  'map.share.*',
  'map.excess.*',
  'candidates.*.share',
  'candidates.*.error',
  'points.*.residual',
];

/** Iterations stop within this of an optimum. */
const LOOSE = 1e-5;

const loose = [
  'frontier.**',
  'best.**',
  'quantiles.**',
  'solved.**',
  'candidates.**',
  'plan.**',
  'goal.**',
  'points.*.equivalent.**',
  'points.*.factor.**',
];

export function answerRules(record: KnownRecord): (path: Path) => Rule {
  const backend = 'backend' in record ? record.backend : undefined;

  const left = [
    ...skipped,
    ...(record.schema === 'isoloss/shape@1' ? ['tried', 'near.**', 'warnings.**'] : []),
    // Grid points that tie in single precision.
    ...(backend !== undefined && backend.name !== 'cpu' ? ['frontier.*.top.**'] : []),
  ];
  const isCatalogue = /^isoloss\/(architecture|costs?|cost-at|laws?)@/.test(record.schema);
  const usual = isCatalogue ? 0 : USUAL;
  const single = record.schema === 'isoloss/surface@1' && record.backend.name !== 'cpu' ? ['columns.**'] : [];
  const [isSkipped, isLoose, isFraction, isSingle] = [left, loose, fractions, single].map(pathPatterns);
  return (path) => {
    if (isSkipped(path)) return 'skip';
    const relative = isSingle(path) ? SINGLE : isLoose(path) ? LOOSE : usual;
    return isFraction(path) ? { relative, absolute: USUAL } : { relative };
  };
}

/** The parts of an answer as they are reported. */
export function answerSections(record: KnownRecord): Section[] {
  const { schema } = record;
  const asked =
    schema === 'isoloss/hyper@1'
      ? record.surface?.resamples.asked
      : 'asked' in record
        ? record.asked
        : undefined;
  const done =
    schema === 'isoloss/surface@1'
      ? record.points
      : schema === 'isoloss/multiverse@1'
        ? record.universes.length
        : schema === 'isoloss/isoflop@1'
          ? record.analyses.length
          : schema === 'isoloss/rollout@1'
            ? record.steps.length
            : schema === 'isoloss/equivalent@1'
              ? record.points.length
              : schema === 'isoloss/hyper@1' && record.surface?.reason === undefined
                ? record.surface?.resamples.made
                : asked;
  const isCut = 'interrupted' in record && record.interrupted === true;
  const cut =
    !isCut && (asked === undefined || done === asked)
      ? undefined
      : 'the run was interrupted, and this one was not';
  return [
    { name: 'fit', fields: ['fit', 'against'] },
    { name: 'question', fields: ['schema', 'question', 'kind', 'pairing', 'level', 'axes', 'cost', 'goal'] },
    { name: 'warnings', fields: ['warnings'], uncertain: cut },
    {
      name: 'answer',
      fields: Object.keys(record).filter(
        (key) =>
          ![
            'schema',
            'fit',
            'against',
            'question',
            'kind',
            'pairing',
            'level',
            'axes',
            'cost',
            'goal',
            'warnings',
          ].includes(key),
      ),
      uncertain: cut,
    },
  ];
}
