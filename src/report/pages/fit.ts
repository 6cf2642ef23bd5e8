/** A fit as one self-contained page: styles and drawings inline, nothing fetched. */
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { profilePlane } from '../../tasks/uncertainty/profile-plane.js';
import { agreementFigure } from '../figures/agreement.js';
import { computeFigures } from '../figures/compute.js';
import { type Canvas, type Figure, type FigureSize, figureGrid } from '../figures/figure.js';
import { lawContours } from '../figures/law-contours.js';
import { lawFrontier } from '../figures/law-frontier.js';
import { objectiveFigures } from '../figures/objective.js';
import { pairsFigure } from '../figures/pairs.js';
import { partialFigures } from '../figures/partial-residuals.js';
import { profileFigures } from '../figures/profiles.js';
import { publishedFigures } from '../figures/published.js';
import { residualFigures } from '../figures/residuals.js';
import { residualPanels } from '../figures/residuals-against.js';
import { methodsBlock } from '../markup/blocks.js';
import { documentOf, section } from '../markup/document.js';
import { type Html, html } from '../markup/html.js';
import { bibtex, papersOf } from '../sentences/citation.js';
import { fitMethods } from '../sentences/methods.js';
import { areDraws } from '../sentences/uncertainty.js';
import { bootstrapSection } from './fit-bootstrap.js';
import { groupsTable } from './fit-groups.js';
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
 * browser, one for drawing in Node (`canvas/drawing-document.ts`). The same outcome gives the same bytes.
 */
export async function renderReport(outcome: FitOutcome, canvas: Canvas): Promise<string> {
  const { record } = outcome;
  const plane = await profilePlane(outcome);
  const drawn = (figures: readonly Figure[], size?: FigureSize) => figureGrid(figures, canvas, size);
  return documentOf({
    title: `${titleWords(record)}: scaling law fit`,
    header: header(record),
    sections: [
      section('parameters', 'Parameters', parameterTable(record)),
      section('groups', 'Groups', groupsTable(record)),
      section('derived', 'Derived quantities', derivedTable(record)),
      section('runs', 'Runs and law', drawn(runFigures(outcome, canvas))),
      section(
        'residual-plots',
        'Residuals',
        html`${drawn(residualFigures(outcome, canvas))}<div class="above">${drawn(residualPanels(outcome, canvas), 'small')}</div>`,
      ),
      section('published', 'Beside published fits of this law', drawn(publishedFigures(record, canvas))),
      section(
        'resampling',
        areDraws(record) ? 'Bootstrap' : 'Jackknife',
        bootstrapSection(record, pairsFigure(outcome), outcome.replicates?.count),
      ),
      section(
        'profiles',
        'Likelihood profiles',
        profiles(outcome, drawn(profileFigures(outcome, canvas), 'small')),
      ),
      section('leverage', 'Rows that move the fit most', leverageTable(record)),
      section('objective-map', 'Objective', drawn(objectiveFigures(record, canvas, plane))),
      section('starts', 'Starts and minima', startsSection(record)),
      section('notes', 'Notes on the table', notes(record)),
      section('certificate', 'Certificate', certificateList(record)),
      section('run', 'How it ran', howItRan(record)),
      section(
        'methods',
        'Methods and citation',
        methodsBlock(
          fitMethods(record),
          bibtex(papersOf([{ law: record.law.name, formula: record.law.formula }])),
        ),
      ),
      section('repeat', 'Repeat it', repeatCommand(record)),
    ],
    record,
  });
}

/** The law's figures with the runs on them. */
function runFigures(outcome: FitOutcome, canvas: Canvas): Figure[] {
  const frontier = lawFrontier(outcome);
  const contours = lawContours(outcome, frontier, canvas);
  return [
    agreementFigure(outcome, canvas),
    ...(contours === undefined ? [] : [contours]),
    ...partialFigures(outcome, canvas),
    ...computeFigures(outcome, frontier, canvas),
  ];
}

/** Profiles with a sentence on their statistic, which is the same for all. */
function profiles({ record }: FitOutcome, figures: Html | undefined): Html | undefined {
  const texts = [...new Set((record.profiles ?? []).map(({ statisticText }) => statisticText))];
  return figures === undefined ? undefined : html`<p>${texts.join(' ')}</p>${figures}`;
}
