/**
 * What kernels would take on GPUs of three classes, by arithmetic that can be checked by hand: instructions counted from the
 * compiled formula and the kernels, over rates of the class. `scripts/compilers.ts` counts the same instructions in what AMD's
 * compiler makes of the kernels, and a test compares both. Nothing of it was measured on such a GPU.
 */
import { type CountedProblem, lawAndGradient, lossOperations } from '../../problem/operation-count.js';
import { SUMS_JOINED } from './constants.js';
import { isSolvedTogether, passesOf } from './deal.js';

export interface GpuClass {
  readonly name: 'integrated' | 'desktop' | 'datacentre';
  /** An example of it. */
  readonly such: string;
  /** Instructions of all lanes a second: half of what multiply-adds are advertised with. */
  readonly instructions: number;
  readonly clock: number;
  /** Cycles that one subgroup alone takes for a row, from the latencies of its instructions one after the other; and for the rest of a turn. */
  readonly rowCycles: number;
  readonly turnCycles: number;
  /** Bytes a second of its memory, and from there to the host. */
  readonly memory: number;
  readonly readback: number;
  /** Seconds of a dispatch beside its work, and from a submission to its result on the host. */
  readonly dispatch: number;
  readonly roundTrip: number;
}

/** Latencies by hand: loads 35, multiply-adds 4 each, exponentials 22, logarithms 28; Intel's, in order, expose their loads. */
export const gpuClasses: readonly GpuClass[] = [
  {
    name: 'integrated',
    such: 'Intel Xe with 96 units',
    instructions: 0.75e12,
    clock: 0.98e9,
    rowCycles: 350,
    turnCycles: 4000,
    memory: 60e9,
    readback: 10e9,
    dispatch: 20e-6,
    roundTrip: 0.3e-3,
  },
  {
    name: 'desktop',
    such: 'GeForce RTX 3070, Radeon RX 6800',
    instructions: 10e12,
    clock: 2.44e9,
    rowCycles: 230,
    turnCycles: 2000,
    memory: 450e9,
    readback: 12e9,
    dispatch: 15e-6,
    roundTrip: 0.2e-3,
  },
  {
    name: 'datacentre',
    such: 'H100',
    instructions: 30e12,
    clock: 1.775e9,
    rowCycles: 230,
    turnCycles: 2000,
    memory: 2e12,
    readback: 25e9,
    dispatch: 12e-6,
    roundTrip: 0.2e-3,
  },
];

/** Of the rate of instructions, what kernels reach whose subgroups wait for each other's loads and branches. */
const REACHED = 0.75;

/** Instructions beside those of the formula. */
export const accounts = {
  /** Of a row: loads and their addresses, the loop and its guard, clamped exponentials, the rounding error's sum. */
  row: 33,
  /** Of a row of a resample: its weight or target. */
  resampledRow: 10,
  /** Of an evaluation of the objective alone. */
  objectiveRow: 30,
  /** Of a turn beside the rows, for p parameters: state loaded and stored, factorisation written out, bounds, decisions. */
  turn: (p: number): number => 300 + 40 * p + p * p * (p / 3 + 4),
  /**
   * Of the same where a team factorises together, for each of its invocations: `shaders/lib/solve-in-team.wgsl`, whose loops take
   * an index and its clamp for each number.
   */
  turnTogether: (p: number, team: number): number => {
    // Of the matrix and the gradient, the numbers that an invocation copies into and out of shared memory; and its rows.
    const numbers = Math.ceil((p * (p + 3)) / 2 / team);
    const rows = Math.ceil((p + 1) / team);
    const frozen = 48 * p;
    const copied = (48 + 22) * numbers + 27 * Math.ceil(p / team);
    const factorised = p * (40 + 17 * rows) + ((p * (p - 1)) / 2) * (14 + 6 * rows);
    let substituted = 0;
    for (let after = 0; after < p; after++) substituted += 28 + 25 * Math.ceil(after / team);
    return 330 + 8 * p + frozen + copied + factorised + substituted;
  },
  /** Of a surface's value: key, range, moments, bins and lists; of each of 128 invocations at a point besides. */
  surfaceValue: 110,
  surfaceLane: 1000,
  surfaceLanes: 128,
  /** Of a formula at a point with one parameter vector, and of a candidate. */
  point: 25,
  candidate: 35,
} as const;

/** Turns of a dispatch: at whose end lanes that have ended are left out, and while they are given further fits. */
const TURNS = { last: 8, refilled: 32 };

/** Of sums of a team's invocations that are joined at once: cycles, and instructions of each invocation. */
const JOIN = { cycles: 150, instructions: 40 };

/**
 * Cycles of a team that factorises together: of a column, with a barrier, a pivot and its root, there and back; of a number that is
 * subtracted from it, with its load; and of a number that is copied, or a coordinate that may be frozen.
 */
const SOLVE_CYCLES = { column: 350, number: 60, copy: 80 };

/** How many turns fits take: the mean, those within which 99 % end, the most, and the share that takes these. */
export interface Turns {
  readonly mean: number;
  readonly most: number;
  readonly ninetyNine: number;
  readonly shareAtMost: number;
}

/** Seconds by what they go to; `device` is the longest of those that go on side by side. */
export interface Estimate {
  /** All of it: what the device takes, dispatches and the host. */
  readonly seconds: number;
  /** If instructions alone counted, at the full rate. */
  readonly least: number;
  readonly parts: Readonly<Record<Bound, number>>;
  /** What most of the time goes to. */
  readonly binds: Bound;
}

export type Bound = 'latency' | 'instructions' | 'memory' | 'dispatch' | 'host';

export interface FitsWork {
  readonly problem: CountedProblem;
  readonly fits: number;
  readonly turns: Turns;
  readonly resampled: boolean;
  /** Fits at once at most: when one ends its lane is given the next. */
  readonly lanes: number;
  /** Fits that are made in one go: their longest are waited for once. */
  readonly chunk: number;
  /** Invocations that make a fit together. */
  readonly team: number;
  /** Seconds of the host that nothing else goes on beside. */
  readonly host: number;
  /** Seconds in which the host polishes what is found: each chunk while the device makes the next. */
  readonly polish: number;
}

/** Instructions of a row, multiply-adds counted once; of a team's passes over it, each evaluates the law. */
export function rowInstructions(problem: CountedProblem, resampled = false, team = 1): number {
  const { rows, size: p } = problem;
  const { operations, transcendentals } = lawAndGradient(problem);
  const sums = 2 * p + (p * (p + 1)) / 2;
  const law = (operations + transcendentals) / rows + lossOperations(problem);
  return passesOf(p, team) * (law + accounts.row + (resampled ? accounts.resampledRow : 0)) + sums;
}

/** The same where only the objective and its gradient are wanted. */
export function objectiveRowInstructions(problem: CountedProblem): number {
  const { operations, transcendentals } = lawAndGradient(problem);
  return (
    (operations + transcendentals) / problem.rows +
    lossOperations(problem) +
    1 +
    problem.size +
    accounts.objectiveRow
  );
}

/** The share of fits that still run after a turn: all at first, then falling by the same factor, in two stretches. */
export function running({ mean, ninetyNine, most, shareAtMost }: Turns, turn: number): number {
  const decay = Math.log(100);
  const all = Math.max(0, (mean - ninetyNine / decay) / (1 - 1 / decay));
  if (turn <= all) return 1;
  if (turn <= ninetyNine) return Math.exp((-decay * (turn - all)) / (ninetyNine - all));
  if (turn > most) return 0;
  return 0.01 * (shareAtMost / 0.01) ** ((turn - ninetyNine) / Math.max(1, most - ninetyNine));
}

/** Of a turn of a fit beside its rows: instructions of each invocation, and cycles of one team alone. */
export function turnBesideRows(
  gpu: GpuClass,
  p: number,
  team: number,
): { instructions: number; cycles: number } {
  if (team === 1) return { instructions: accounts.turn(p), cycles: gpu.turnCycles };
  const joins = Math.ceil((2 + (p * (p + 3)) / 2) / SUMS_JOINED);
  const joined = { instructions: joins * JOIN.instructions, cycles: joins * JOIN.cycles };
  if (!isSolvedTogether(p, team)) {
    const instructions = joined.instructions + accounts.turn(p);
    return { instructions, cycles: joined.cycles + gpu.turnCycles };
  }
  const { column, number, copy } = SOLVE_CYCLES;
  const copied = p + Math.ceil((p * (p + 3)) / 2 / team);
  const solved = p * column + ((p * (p - 1)) / 2) * number + copied * copy;
  return {
    instructions: joined.instructions + accounts.turnTogether(p, team),
    cycles: joined.cycles + gpu.turnCycles + solved,
  };
}

/** Fits from their starts to their ends. A turn takes as long as its instructions, and no less than one fit's latency. */
export function estimateFits(
  gpu: GpuClass,
  { problem, fits, turns, resampled, lanes, chunk, team, host, polish }: FitsWork,
): Estimate {
  const { rows, size: p } = problem;
  // Every invocation of a team decides on the step.
  const beside = turnBesideRows(gpu, p, team);
  const work = rows * rowInstructions(problem, resampled, team) + team * beside.instructions;
  const alone = ((rows / team) * passesOf(p, team) * gpu.rowCycles + beside.cycles) / gpu.clock;
  const chunks = Math.ceil(fits / chunk);
  const inChunk = fits / chunks;
  const atOnce = Math.min(lanes, inChunk);
  const issue = (busy: number): number => (busy * work) / (gpu.instructions * REACHED);
  // All lanes are busy until the last fits of the chunk are begun.
  const full = ((inChunk - atOnce) * turns.mean) / atOnce;
  let instructions = full * issue(atOnce);
  let all = full * Math.max(issue(atOnce), alone);
  // Lanes that have ended idle until the dispatch does.
  for (let turn = 0; turn < turns.most; turn++) {
    const busy = issue(running(turns, TURNS.last * Math.floor(turn / TURNS.last)) * atOnce);
    instructions += busy;
    all += Math.max(busy, alone);
  }
  const dispatches = full / TURNS.refilled + turns.most / TURNS.last;
  const dispatch = Math.ceil(dispatches) * gpu.dispatch + 4 * gpu.roundTrip;
  const hidden = Math.min(chunks * (all + dispatch), polish) * (1 - 1 / chunks);
  return estimateOf(
    {
      instructions: chunks * instructions,
      latency: chunks * (all - instructions),
      memory: 0,
      dispatch: chunks * dispatch,
      host: host + polish - hidden,
    },
    (fits * turns.mean * work) / gpu.instructions,
  );
}

export interface SweepWork {
  readonly instructions: number;
  /** Bytes that the device's memory moves, and that come back to the host. */
  readonly bytes: number;
  readonly readback: number;
  readonly submissions: number;
  readonly host: number;
}

/** Points and candidates: work that fills the device from its beginning to its end. */
export function estimateSweep(
  gpu: GpuClass,
  { instructions, bytes, readback, submissions, host }: SweepWork,
): Estimate {
  const issue = instructions / (gpu.instructions * REACHED);
  const moved = bytes / gpu.memory;
  return estimateOf(
    {
      instructions: issue,
      latency: 0,
      // Loads go on beside instructions.
      memory: Math.max(0, moved - issue) + readback / gpu.readback,
      dispatch: submissions * gpu.dispatch + gpu.roundTrip,
      host,
    },
    instructions / gpu.instructions,
  );
}

function estimateOf(parts: Estimate['parts'], least: number): Estimate {
  const entries = Object.entries(parts) as [Bound, number][];
  return {
    seconds: entries.reduce((total, [, seconds]) => total + seconds, 0),
    least,
    parts,
    binds: entries.reduce((a, b) => (b[1] > a[1] ? b : a))[0],
  };
}
