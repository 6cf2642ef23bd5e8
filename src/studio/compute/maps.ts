/** Maps: figures of a value for every pixel or two, which a GPU computes where the browser offers one, through WebGPU or WebGL2. */
import { type Choice, chooseBackend } from '../../backend/choose.js';
import { type BackendInfo, isHardware } from '../../backend/contract.js';
import { type Control, gatheringEvents } from '../../control.js';
import { IsolossError } from '../../errors.js';
import { own } from '../../own.js';
import { type Canvas, drawnFigure, type Figure } from '../../report/figures/figure.js';
import { lawPlane, stepsOf } from '../../report/figures/law-contours.js';
import { lawErrorMap } from '../../report/figures/law-error.js';
import { objectiveMap } from '../../report/figures/objective.js';
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import type { FittedLaw } from '../../tasks/fitted/fitted-law.js';
import { stopwatch } from '../../tasks/stopwatch.js';
import { planSurface } from '../../tasks/surface/plan.js';
import { Engines, Tiles } from '../../tasks/surface/tiles.js';
import { objectivePlane } from '../../tasks/uncertainty/objective-plane.js';
import { formatSeconds } from '../../text.js';
import { type Rooms, roomFor } from '../state/rooms.js';
import { type FigureView, type MapBackend, mapBackends } from '../state/views.js';
import { viewOf } from './figures.js';

/** Values an axis: as many as a figure has pixels, and fewer where these take long. */
const [MOST, LEAST] = [512, 64];

/**
 * Laws evaluated in a moment, each value's at every row: by a GPU, by the processor, by a GPU's driver that runs on the processor, and
 * while a control is dragged.
 */
const MOMENT = { gpu: 2 ** 30, cpu: 2 ** 26, software: 2 ** 24, dragged: 2 ** 22 } as const;

/**
 * A law of a refit takes this share of what a law at a row takes, and a value without refits as much as so many: for its derivatives and
 * its figure.
 */
const OF_REFIT = 0.25;
const LEAST_REFITS = 256;

/** The back end for maps, and why it is that one: a hardware GPU through WebGPU, else through WebGL2, else WebAssembly. */
export async function chooseForMaps(asked: MapBackend): Promise<Choice> {
  if (asked === 'webgl') {
    const { createWebGlBackend } = await import('../../backend/webgl/index.js');
    return { backend: createWebGlBackend(), reason: 'asked for' };
  }
  const choice = await chooseBackend(asked);
  if (asked !== 'auto' || choice.backend.info.name !== 'cpu') return choice;
  try {
    const { createWebGlBackend } = await import('../../backend/webgl/index.js');
    const webgl = createWebGlBackend();
    if (isHardware(webgl.info)) {
      choice.backend.dispose();
      return { backend: webgl, reason: choice.reason };
    }
    webgl.dispose();
    return { ...choice, reason: `${choice.reason}, and WebGL2 is drawn by the processor` };
  } catch (error) {
    if (!(error instanceof IsolossError)) throw error;
    return { ...choice, reason: `${choice.reason}. ${error.message}` };
  }
}

/** A figure, and where it was computed. */
interface MapFigure {
  readonly figure: Figure;
  readonly ran: string;
}

export interface Making {
  readonly outcome: FitOutcome;
  readonly fitted: FittedLaw;
  readonly choice: Choice;
  /** While a control is dragged. */
  readonly quick: boolean;
}

/** The maps of a fit, those that there are. */
export async function drawMaps(
  making: Making,
  rooms: Rooms,
  tools: Canvas,
  control: Control,
): Promise<FigureView[]> {
  const objective = await objectiveFigure(making, control, tools);
  const error = await errorFigure(making, control, tools);
  const maps = [objective, error].filter((each) => each !== undefined);
  return maps.map(({ figure, ran }) => {
    const drawn = drawnFigure(figure, tools, 'usual', roomFor(rooms, maps.length));
    return { ...viewOf(drawn, making.quick), ran };
  });
}

async function objectiveFigure(
  { outcome, choice: { backend, reason }, quick }: Making,
  control: Control,
  tools: Canvas,
): Promise<MapFigure | undefined> {
  const { within, events } = gatheringEvents(control);
  const side = sideFor(backend.info, outcome.model.problem.rows, quick);
  const clock = stopwatch();
  const plane = await objectivePlane(outcome, backend, side, within);
  const seconds = clock();
  if (plane === undefined) return undefined;
  const ran = ranWords(side, seconds, { ...backend.info, reason }, events);
  return { figure: objectiveMap(outcome.record, plane, tools), ran };
}

async function errorFigure(
  { outcome, fitted, choice: { backend, reason }, quick }: Making,
  control: Control,
  tools: Canvas,
): Promise<MapFigure | undefined> {
  const plane = lawPlane(outcome);
  if (plane === undefined) return undefined;
  const side = sideFor(backend.info, OF_REFIT * Math.max(LEAST_REFITS, fitted.replicates?.count ?? 0), quick);
  const [xs, ys] = [stepsOf(plane.x, side), stepsOf(plane.y, side)];
  const clock = stopwatch();
  const plan = planSurface(fitted, {
    axes: [
      { name: plane.across, values: xs },
      { name: plane.up, values: ys },
    ],
    set: Object.fromEntries(Object.entries(plane.held).map(([name, value]) => [name, String(value)])),
    quantiles: [],
    gradient: false,
    byParameter: false,
    point: false,
  });
  if (plan.refits === undefined && plan.degrees === undefined) return undefined;
  const { within, events } = gatheringEvents(control);
  const found = { L: new Float64Array(side * side), L_sd: new Float64Array(side * side) };
  const engines = await Engines.open(plan, { backend });
  try {
    const tiles = await Tiles.prepare(plan, engines, true);
    try {
      for await (const { first, columns } of tiles.each({ first: 0, end: side * side }, within)) {
        for (const [c, { name }] of plan.columns.entries()) own(found, name)?.set(columns[c], first);
      }
    } finally {
      tiles.dispose();
    }
  } finally {
    engines.dispose();
  }
  const seconds = clock();
  const refits = plan.refits?.vectors ?? 0;
  const figure = lawErrorMap(outcome, { plane, xs, ys, value: found.L, error: found.L_sd, refits }, tools);
  if (figure === undefined) return undefined;
  const where = refits > 0 ? { ...engines.info, reason } : engines.info;
  return { figure, ran: ranWords(side, seconds, where, events) };
}

/** Values an axis. */
function sideFor(info: BackendInfo, each: number, quick: boolean): number {
  const whole = info.name === 'cpu' ? MOMENT.cpu : MOMENT.software;
  const moment = isHardware(info) ? MOMENT.gpu : quick ? MOMENT.dragged : whole;
  return Math.min(MOST, Math.max(LEAST, Math.floor(Math.sqrt(moment / each))));
}

function ranWords(
  side: number,
  seconds: number,
  { name, adapter, software, reason }: BackendInfo & { readonly reason: string },
  events: Iterable<string>,
): string {
  // Behind a device's name WebGL2 says what arithmetic it has.
  const [device] = adapter.split(' (WebGL2');
  const on = name === 'cpu' ? '' : ` (${device}${software ? ', in software' : ''})`;
  const where = `${side} × ${side} values on ${mapBackends[name]}${on} in ${formatSeconds(seconds)}: ${reason}.`;
  return [where, ...events].join(' ');
}
