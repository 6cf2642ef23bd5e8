/** Paragraphs for a paper's section on methods, written from records. */
import { papers } from '../../laws/index.js';
import type { Paper } from '../../laws/papers.js';
import { own } from '../../own.js';
import type { FitRecord } from '../../tasks/fit/record.js';
import { bandSource, type FitReference } from '../../tasks/fitted/reference.js';
import { formatCount, formatNumber, listed, plural, sentence, wereOf } from '../../text.js';
import { VERSION } from '../../version.js';
import { papersOf } from './citation.js';
import { groupWords, lossWords } from './fit.js';
import { sourceWords } from './uncertainty.js';

/** How a fit was made: law, runs, loss, starts, errors, version. */
export function fitMethods(record: FitRecord): string {
  const { law, data, starts, certificate, fixed, holdOut, seed, job } = record;
  const where = law.where.map(({ name, formula }) => `${name} = ${formula}`);
  const held = Object.entries(fixed).map(([name, value]) => `${name} = ${value}`);
  const started =
    starts.convex === true
      ? 'The objective is convex and has one minimum, found by Newton steps with the exact Hessian'
      : `${plural(starts.count, 'start')} (${starts.kind}) ${wereOf(starts.count)} followed by Levenberg-Marquardt steps and the best results polished in double precision by Newton's method with the exact Hessian; ${formatCount(starts.atBest)} ended at the reported optimum`;
  return [
    `The law L = ${law.formula}${where.length === 0 ? '' : `, where ${listed(where)},`}${cited(law.name, law.formula)} was fitted to ${plural(data.rows, 'run')} by minimising the sum over the runs of a penalty, ${lossWords(record)}.`,
    ...(job.where === undefined ? [] : [`Runs are the rows for which ${job.where} holds.`]),
    ...(held.length === 0 ? [] : [`Held fixed: ${listed(held)}.`]),
    ...groupWords(record).slice(0, 1),
    `${started}, where the Newton decrement is ${formatNumber(certificate.decrement, 2)} of the objective.`,
    sentence(sourceWords(record).replace(' from ', ' are from ')),
    ...(holdOut === undefined
      ? []
      : [
          `${plural(holdOut.rows, 'run')} ${wereOf(holdOut.rows)} held out (root mean square error ${formatNumber(holdOut.rmse, 3)}).`,
        ]),
    `Made with isoloss ${VERSION}, seed ${seed}.`,
  ].join(' ');
}

/** How an answer was made from a law with parameters, or from two: `did` says what. */
export function answerMethods(fit: FitReference, did: string, against?: FitReference): string {
  const source = bandSource(fit);
  return [
    takenWords(fit, 'The law'),
    ...(against === undefined ? [] : [takenWords(against, 'Against it the law')]),
    sentence(did),
    source === undefined
      ? 'Nothing is known of the uncertainty of these parameters, and no bands are given.'
      : `Bands are ${source}.`,
    `Made with isoloss ${VERSION}.`,
  ].join(' ');
}

function takenWords({ law, formula, name, parameters }: FitReference, subject: string): string {
  const values = Object.entries(parameters).map(([key, value]) => `${key} = ${formatNumber(value, 6)}`);
  return `${subject} L = ${formula}${cited(law, formula)} was taken with the parameters of ${name}: ${listed(values)}.`;
}

/** How runs were analysed without one law in front. */
export function runsMethods(did: readonly string[]): string {
  return [...did.map((text) => sentence(text)), `Made with isoloss ${VERSION}.`].join(' ');
}

/** ` (Hoffmann et al. 2022)`; empty for a formula of one's own. */
function cited(law: string, formula: string): string {
  const known: Readonly<Record<string, Paper>> = papers;
  const texts = papersOf([{ law, formula }]).flatMap((id) => {
    const paper = own(known, id);
    return paper === undefined ? [] : [`${paper.authors} ${paper.year}`];
  });
  return texts.length === 0 ? '' : ` (${texts.join('; ')})`;
}
