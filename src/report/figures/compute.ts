/** Loss against compute: the runs, their envelope, and the least loss that the law allows. */
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { html } from '../markup/html.js';
import { levelOf, percent } from '../sentences/uncertainty.js';
import { axisOver, sparse } from './axis.js';
import { fitTargetTitle } from './axis-titles.js';
import { type Canvas, type Figure, ink, muted } from './figure.js';
import type { FrontierPoint } from './law-frontier.js';
import { heldOutDots, number, ofRun, padded, range, readout, readoutDots, some } from './readout.js';
import { coloursOfRows, groupKeys, indices, runGroups } from './run-groups.js';
import { shownRows, shownWords } from './shown-rows.js';

/** Points of the line that its table lists. */
const MOST_LISTED = 21;

const COMPUTE = 'compute 6·N·D, FLOP';

/** By compute, the least loss of the fitted runs that took no more: where it falls. */
export function envelope({ rows }: FitOutcome): { x: number; y: number }[] {
  const { N, D } = rows.inputs;
  const order = indices(rows.observed.length)
    .filter((row) => rows.heldOut[row] === 0)
    .map((row) => ({ x: 6 * N[row] * D[row], y: rows.observed[row] }))
    .sort((a, b) => a.x - b.x || a.y - b.y);
  let least = Number.POSITIVE_INFINITY;
  return order.filter(({ y }) => {
    const falls = y < least;
    if (falls) least = y;
    return falls;
  });
}

/** Nothing where the law has no N and D. */
export function computeFigures(
  outcome: FitOutcome,
  frontier: readonly FrontierPoint[],
  canvas: Canvas,
): Figure[] {
  const { Plot } = canvas;
  const { record, rows } = outcome;
  if (frontier.length === 0) return [];
  const { N, D } = rows.inputs;
  const title = fitTargetTitle(record);
  const groups = runGroups(outcome, undefined, 'N');
  const colours = coloursOfRows(groups);
  const dots = shownRows(rows).map((row) => ({
    run: row,
    x: 6 * N[row] * D[row],
    y: rows.observed[row],
    colour: colours.get(row) ?? muted,
    heldOut: rows.heldOut[row] === 1,
    says: readout({ C: 6 * N[row] * D[row], N: N[row], D: D[row] }, `L ${number(rows.observed[row])}`),
  }));
  const x = axisOver(
    dots.map((dot) => dot.x),
    0.05,
  );
  const line = frontier.filter(({ C }) => C >= x.domain[0] && C <= x.domain[1]);
  const band = frontier.flatMap(({ C, lossBand }) =>
    lossBand === undefined ? [] : [{ x: C, lo: lossBand[0], hi: lossBand[1] }],
  );
  const y = axisOver([...dots.map((dot) => dot.y), ...line.map(({ loss }) => loss)], 0.05);
  const steps = envelope(outcome);
  const listed = band.length === 0 ? frontier : frontier.filter(({ lossBand }) => lossBand !== undefined);
  const anyHeldOut = rows.heldOut.includes(1);
  return [
    {
      id: 'compute',
      title: 'Loss against compute',
      description: `${rows.observed.length} runs as dots, the least loss of the runs at each compute as steps, and the law at compute-optimal N and D as a line.`,
      legend: html`<ul class="legend">${groupKeys(groups)}<li><i class="ends"></i>envelope of the runs</li><li><i class="line"></i>compute-optimal</li>${
        band.length === 0
          ? undefined
          : html`<li><i class="fitted"></i>${percent(levelOf(record))} of refits</li>`
      }${anyHeldOut ? html`<li><i class="held-out"></i>held out</li>` : undefined}</ul>`,
      caption: [
        'The line is the law at the N and D that make the loss of a budget least, C = 6·N·D.',
        shownWords(rows),
      ],
      table: {
        heads: [
          COMPUTE,
          `compute-optimal ${title}`,
          'N, parameters',
          'D, tokens',
          ...(band.length === 0 ? [] : [`${percent(levelOf(record))} of refits, L`]),
        ],
        rows: some(listed, MOST_LISTED).map(({ C, loss, N, D, lossBand }) => [
          number(C),
          padded(loss, 5),
          number(N),
          number(D),
          ...(band.length === 0 ? [] : [range(lossBand?.[0], lossBand?.[1])]),
        ]),
      },
      options: ({ ticks }) => ({
        x: { ...sparse(x, ticks), label: COMPUTE, labelAnchor: 'center', labelArrow: 'none' },
        y: { ...sparse(y, 7), label: title, labelArrow: 'none', grid: true },
        symbol: { legend: false },
        marks: [
          Plot.areaY(band, { x: 'x', y1: 'lo', y2: 'hi', fill: ink, fillOpacity: 0.13, clip: true }),
          Plot.dot(
            dots.filter(({ heldOut }) => !heldOut),
            { x: 'x', y: 'y', fill: 'colour', fillOpacity: 0.75, r: 2.6, title: 'says', ...ofRun },
          ),
          Plot.line([...steps, { x: x.domain[1], y: steps[steps.length - 1]?.y ?? Number.NaN }], {
            x: 'x',
            y: 'y',
            curve: 'step-after',
            stroke: muted,
            strokeWidth: 1.3,
            strokeDasharray: '3,3',
            clip: true,
          }),
          Plot.line(frontier, { x: 'C', y: 'loss', stroke: ink, strokeWidth: 1.75, clip: true }),
          heldOutDots(
            dots.filter(({ heldOut }) => heldOut),
            canvas,
          ),
          readoutDots(
            some(line).map(({ C, N, D, loss }) => ({
              x: C,
              y: loss,
              says: readout({ C, N_opt: N, D_opt: D }, `law ${number(loss)}`),
            })),
            canvas,
          ),
        ],
      }),
    },
  ];
}
