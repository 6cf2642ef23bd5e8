/** Equivalents at equal loss as one self-contained page. */
import { commandLine } from '../../jobs/form.js';
import { equivalentForm } from '../../tasks/equivalent/form.js';
import type { EquivalentRecord } from '../../tasks/equivalent/record.js';
import { plural } from '../../text.js';
import { equivalentFigures } from '../figures/equivalent.js';
import { type Canvas, figureGrid } from '../figures/figure.js';
import { section } from '../markup/document.js';
import { equivalentParts, equivalentTitle, heldText } from '../sentences/equivalent.js';
import { answerMethods } from '../sentences/methods.js';
import { renderAnswer } from './answer.js';

/** The page of `record`; `canvas` as for a fit's report. The same record gives the same bytes. */
export function renderEquivalent(record: EquivalentRecord, canvas: Canvas): string {
  const { job } = record;
  const figures = equivalentFigures(record, canvas);
  return renderAnswer({
    title: equivalentTitle(record),
    figures:
      figures.length === 0
        ? []
        : [section('curve', 'Curve', figureGrid(figures, canvas, figures.length > 1 ? 'usual' : 'wide'))],
    parts: equivalentParts(record).filter(({ kind }) => kind !== 'title'),
    methods: equivalentMethods(record),
    ...(job === undefined ? {} : { command: commandLine(equivalentForm, job) }),
    record,
  });
}

function equivalentMethods(record: EquivalentRecord): string {
  const { kind, fit, against, points, reference, pairing } = record;
  const at = `${plural(points.length, 'point')}${heldText(record)}`;
  const other = against === undefined ? fit.name : against.name;
  const did =
    kind === 'exchange'
      ? `rates at which inputs replace each other at equal loss, ratios of the derivatives of the law, were computed at ${at}`
      : kind === 'compute'
        ? `for ${plural(points.length, 'budget')} its least loss was computed, and the least compute with which ${other} has that loss`
        : `for ${at} the ${record.for} with which ${other}${reference === undefined ? '' : ` with ${reference}`} has the same loss was solved for`;
  const pairs =
    pairing === undefined
      ? ''
      : `; refits of the two are ${pairing === 'paired' ? 'paired by resample' : 'independent'}`;
  return answerMethods(fit, `${did}${pairs}`, against);
}
