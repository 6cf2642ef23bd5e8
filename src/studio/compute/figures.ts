/** Figures of a fit, in groups that are drawn when the page comes to show them. */
import { agreementFigure } from '../../report/figures/agreement.js';
import { computeFigures } from '../../report/figures/compute.js';
import { type Canvas, type Figure, figureGrid } from '../../report/figures/figure.js';
import { frontierFigures } from '../../report/figures/frontier.js';
import { lawContours } from '../../report/figures/law-contours.js';
import { lawFrontier } from '../../report/figures/law-frontier.js';
import { objectiveFigures } from '../../report/figures/objective.js';
import { pairsFigure } from '../../report/figures/pairs.js';
import { partialFigures } from '../../report/figures/partial-residuals.js';
import { profileFigures } from '../../report/figures/profiles.js';
import { residualFigures } from '../../report/figures/residuals.js';
import { residualPanels } from '../../report/figures/residuals-against.js';
import { areDraws } from '../../report/sentences/uncertainty.js';
import { allocate } from '../../tasks/allocate/allocate.js';
import { allocationPlotData } from '../../tasks/allocate/plot-data.js';
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import type { FigureGroup } from '../state/views.js';

/** Budgets of the frontier, a factor of a thousand to either side of the one that is asked about. */
const BUDGETS = 25;
const REACH = 1e3;

/** What there is to draw of a fit. */
export function figureGroups({ record, replicates }: FitOutcome, canAllocate: boolean): FigureGroup[] {
  return [
    { id: 'runs', title: 'Runs and law' },
    { id: 'residuals', title: 'Residuals' },
    { id: 'compute', title: 'The law over inputs and compute' },
    { id: 'panels', title: 'Residuals against each input' },
    ...(canAllocate ? [{ id: 'frontier', title: 'Frontier' }] : []),
    ...(replicates !== undefined && areDraws(record) ? [{ id: 'pairs', title: 'Refits of resamples' }] : []),
    ...((record.profiles ?? []).length > 0 ? [{ id: 'profiles', title: 'Likelihood profiles' }] : []),
    ...(record.objectiveGrid === undefined ? [] : [{ id: 'objective', title: 'Objective' }]),
  ];
}

/** The markup of a group; empty where nothing can be drawn. */
export async function drawGroup(
  id: string,
  outcome: FitOutcome,
  fitted: FittedLaw,
  budget: number,
  tools: Canvas,
): Promise<string> {
  const grid = (figures: readonly Figure[], size?: 'small') => figureGrid(figures, tools, size)?.text ?? '';
  switch (id) {
    case 'runs':
      return grid([agreementFigure(outcome, tools), ...partialFigures(outcome, tools)]);
    case 'compute': {
      const frontier = lawFrontier(outcome);
      const contours = lawContours(outcome, frontier, tools);
      return grid([
        ...(contours === undefined ? [] : [contours]),
        ...computeFigures(outcome, frontier, tools),
      ]);
    }
    case 'residuals':
      return grid(residualFigures(outcome, tools));
    case 'panels':
      return grid(residualPanels(outcome, tools), 'small');
    case 'pairs':
      return pairsFigure(outcome)?.text ?? '';
    case 'profiles':
      return grid(profileFigures(outcome, tools), 'small');
    case 'objective':
      return grid(objectiveFigures(outcome.record, tools));
    case 'frontier': {
      const record = await allocate(fitted, {
        budget: { lo: budget / REACH, hi: budget * REACH, count: BUDGETS },
        backend: 'cpu',
      });
      const sketch = allocationPlotData(fitted, record);
      return grid(frontierFigures({ record, sketch, fitted }, tools));
    }
    default:
      return '';
  }
}
