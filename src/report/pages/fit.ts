/** A fit as one self-contained page: styles and drawings inline, no scripts, nothing fetched. */
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import type { Canvas, Figure } from '../figures/figure.js';
import { objectiveFigures } from '../figures/objective.js';
import { pairsFigure } from '../figures/pairs.js';
import { profileFigures } from '../figures/profiles.js';
import { residualFigures } from '../figures/residuals.js';
import { runFigures } from '../figures/runs.js';
import { figureGrid } from '../markup/blocks.js';
import { documentOf, section } from '../markup/document.js';
import { type Html, html } from '../markup/html.js';
import { areDraws } from '../sentences/uncertainty.js';
import { bootstrapSection } from './fit-bootstrap.js';
import { leverageTable } from './fit-leverage.js';
import { derivedTable, parameterTable } from './fit-parameters.js';
import {
  certificateList,
  header,
  howItRan,
  notes,
  repeatCommand,
  startsSection,
  titleWords,
} from './fit-sections.js';

/**
 * The report of `outcome` as HTML. `canvas` is Observable Plot and a document to draw in: the page's own in a
 * browser, linkedom's in Node (`node.ts`). The same outcome gives the same bytes.
 */
export function renderReport(outcome: FitOutcome, canvas: Canvas): string {
  const { record } = outcome;
  const drawn = (figures: readonly Figure[], size = '') => figureGrid(figures, canvas, size);
  return documentOf(`${titleWords(record)}: scaling law fit`, [
    header(record),
    section('Parameters', parameterTable(record)),
    section('Derived quantities', derivedTable(record)),
    section('Runs and law', drawn(runFigures(outcome, canvas))),
    section('Residuals', drawn(residualFigures(outcome, canvas))),
    section(areDraws(record) ? 'Bootstrap' : 'Jackknife', bootstrapSection(record, pairsFigure(outcome))),
    section('Likelihood profiles', profiles(outcome, drawn(profileFigures(outcome, canvas), 'small'))),
    section('Rows that move the fit most', leverageTable(record)),
    section('Objective', drawn(objectiveFigures(record, canvas))),
    section('Starts and minima', startsSection(record)),
    section('Reading the table', notes(record)),
    section('Certificate', certificateList(record)),
    section('How it ran', howItRan(record)),
    section('Repeat it', repeatCommand(record)),
  ]);
}

/** Profiles with a sentence on their statistic, which is the same for all. */
function profiles({ record }: FitOutcome, figures: Html | undefined): Html | undefined {
  const texts = [...new Set((record.profiles ?? []).map(({ statisticText }) => statisticText))];
  return figures === undefined ? undefined : html`<p>${texts.join(' ')}</p>${figures}`;
}
