/** Figures of a fit, in groups that are drawn when the page comes to show them. */
import { agreementFigure } from '../../report/figures/agreement.js';
import { computeFigures } from '../../report/figures/compute.js';
import { type Canvas, type DrawnFigure, drawnFigure, type Figure } from '../../report/figures/figure.js';
import { frontierFigures } from '../../report/figures/frontier.js';
import { lawContours, lawPlane } from '../../report/figures/law-contours.js';
import { lawFrontier } from '../../report/figures/law-frontier.js';
import { objectiveFigures } from '../../report/figures/objective.js';
import { drawnPairs } from '../../report/figures/pairs.js';
import { partialFigures } from '../../report/figures/partial-residuals.js';
import { profileFigures } from '../../report/figures/profiles.js';
import { residualFigures } from '../../report/figures/residuals.js';
import { residualPanels } from '../../report/figures/residuals-against.js';
import { typesetPage } from '../../report/markup/typeset.js';
import { areDraws } from '../../report/sentences/uncertainty.js';
import { allocate } from '../../tasks/allocate/allocate.js';
import { allocationPlotData } from '../../tasks/allocate/plot-data.js';
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { planeAxes, profilePlane } from '../../tasks/uncertainty/profile-plane.js';
import { type Rooms, roomFor } from '../state/rooms.js';
import type { Spending } from '../state/settings.js';
import type { FigureGroup, FigureView } from '../state/views.js';
import { withFewRefits } from './allocation.js';

/** Budgets of the frontier, a factor of a thousand to either side of the one that is asked about. */
const BUDGETS = 25;
const REACH = 1e3;

/** What there is to draw of a fit. */
export function figureGroups(outcome: FitOutcome, canAllocate: boolean): FigureGroup[] {
  const { record, replicates } = outcome;
  const hasObjective = record.objectiveGrid !== undefined || planeAxes(outcome) !== undefined;
  return [
    { id: 'runs', title: 'Runs and law' },
    { id: 'residuals', title: 'Residuals' },
    { id: 'compute', title: 'The law over inputs and compute' },
    { id: 'panels', title: 'Residuals against each input' },
    ...(planeAxes(outcome) !== undefined || lawPlane(outcome) !== undefined
      ? [{ id: 'maps', title: 'Maps, a value for every pixel or two' }]
      : []),
    ...(canAllocate ? [{ id: 'frontier', title: 'Frontier' }] : []),
    ...(replicates !== undefined && areDraws(record) ? [{ id: 'pairs', title: 'Refits of resamples' }] : []),
    ...((record.profiles ?? []).length > 0 ? [{ id: 'profiles', title: 'Likelihood profiles' }] : []),
    ...(hasObjective ? [{ id: 'objective', title: 'Objective' }] : []),
  ];
}

/** What is drawn, of what, and how large. */
export interface Drawn {
  readonly group: string;
  readonly spending: Spending;
  readonly rooms: Rooms;
  /** While a control is dragged: without tooltips and numbers. */
  readonly quick: boolean;
}

/** The figures of a group; none where nothing can be drawn. */
export async function drawGroup(
  outcome: FitOutcome,
  fitted: FittedLaw,
  drawn: Drawn,
  tools: Canvas,
): Promise<FigureView[]> {
  const figures = await drawnFigures(outcome, fitted, drawn, tools);
  return figures.map((figure) => viewOf(figure, drawn.quick));
}

/** A figure as the page puts it, without tooltips and numbers where it is `quick`. */
export function viewOf(
  { drawing, legend, caption, numbers, ...text }: DrawnFigure,
  quick: boolean,
): FigureView {
  return {
    ...text,
    legend: typesetPage(legend),
    caption: typesetPage(caption),
    marks: marksOf(quick ? drawing.replace(/<title>[^<]*<\/title>/g, '') : drawing),
    numbers: quick ? '' : numbers,
  };
}

async function drawnFigures(
  outcome: FitOutcome,
  fitted: FittedLaw,
  { group, spending: { budget }, rooms, quick }: Drawn,
  tools: Canvas,
): Promise<readonly DrawnFigure[]> {
  const grid = (figures: readonly Figure[], size: 'usual' | 'small' = 'usual') =>
    figures.map((figure) => drawnFigure(figure, tools, size, roomFor(rooms, figures.length)));
  switch (group) {
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
    case 'pairs': {
      const pairs = drawnPairs(outcome, roomFor(rooms, 1) === 'wide');
      return pairs === undefined ? [] : [pairs];
    }
    case 'profiles':
      return grid(profileFigures(outcome, tools), 'small');
    case 'objective':
      return grid(objectiveFigures(outcome.record, tools, await profilePlane(outcome)));
    case 'frontier': {
      const drawn = quick ? withFewRefits(fitted) : fitted;
      const record = await allocate(drawn, {
        budget: { lo: budget / REACH, hi: budget * REACH, count: BUDGETS },
        backend: 'cpu',
      });
      const sketch = allocationPlotData(drawn, record);
      return grid(frontierFigures({ record, sketch, fitted: drawn }, tools));
    }
    default:
      return [];
  }
}

/** A drawing in pieces that are markup of their own: its opening tag, its marks, its end. */
export function marksOf(drawing: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  for (const { 0: tag, index } of drawing.matchAll(/<(?:[^>"]|"[^"]*")*>/g)) {
    if (tag.startsWith('</')) depth--;
    else if (!tag.endsWith('/>')) depth++;
    const end = index + tag.length;
    const isStart = pieces.length === 0;
    if (!isStart && depth !== 1) continue;
    pieces.push(drawing.slice(from, end));
    from = end;
  }
  pieces.push(drawing.slice(from));
  return pieces;
}
