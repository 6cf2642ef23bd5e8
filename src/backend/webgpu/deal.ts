/** How the rows of a table are dealt among the invocations of a device. */
import type { Problem } from '../../problem/problem.js';
import { BLOCK, SUMS_JOINED, WORKGROUP } from './constants.js';

export interface Deal {
  /** Invocations that make a fit together, each with a part of the rows: 1, 8 or a workgroup. */
  readonly team: number;
  /** Rows of one loop turn of an invocation: a constant number, so that compilers unroll them and need one guard for all. */
  readonly turn: number;
  /** The same where the objective alone is wanted: few operations of a row, beside which a turn would cost as much. */
  readonly objectiveTurn: number;
  /** Of the table, padded to whole loop turns of all. */
  readonly rows: number;
  /** An invocation has more rows than are summed at once. */
  readonly isLong: boolean;
  /** The table is a uniform of {@link UNIFORM_VECTORS} vectors, else a storage buffer. */
  readonly isUniform: boolean;
}

/** Vectors of four numbers in a uniform of 64 KiB, the most that every device takes. */
export const UNIFORM_VECTORS = 4096;

/** Rows from which several invocations make a fit, and from which a whole workgroup does. */
const SHORT_TABLE = 64;
const LONG_TABLE = 2 ** 13;

/** Bytes of a workgroup's memory, on every device. */
const MEMORY = 2 ** 14;

/**
 * Parameters from which a team solves for its step together, in loops. Written out, which every invocation would do for itself,
 * the factorisation grows with the cube of the parameters, and what compilers take faster still; in loops, of a table of 240
 * rows, a turn has some 15 % more instructions by count.
 */
const MANY_PARAMETERS = 8;

/** What a loop turn costs besides its rows, in rows. */
const TURN_COST = 0.1;

/** Rows of a turn at most, and sums of all of them: compilers write out a turn row by row. */
const LONGEST_TURN = { rows: 6, sums: 120 };

/** Rows of a turn of the objective alone on a processor, whose drivers keep account of running invocations at each turn. */
const OBJECTIVE_TURN = 4;

/** Vectors of four numbers that a row takes: the target, the weight, then the data columns. */
export function rowVectors(columns: number): number {
  return Math.ceil((2 + columns) / 4);
}

/**
 * On hardware a fit's rows are dealt among several invocations, since the longest fits of a job would otherwise keep a few
 * busy while most of the device idles; a processor gains nothing by it. Depends on the problem and the device alone, so
 * that results do not depend on how many fits are made at once. `wanted` is a team's size that tests force.
 */
export function dealRows(
  { rows, size, columns }: Pick<Problem, 'rows' | 'size' | 'columns'>,
  software: boolean,
  wanted?: number,
): Deal {
  const team = wanted ?? teamOf(rows, size, software);
  const turn = team === 1 ? 1 : turnOf(rows, size, team);
  const objectiveTurn = software && team === 1 ? OBJECTIVE_TURN : turn;
  const whole = team * Math.max(turn, objectiveTurn);
  const padded = Math.ceil(rows / whole) * whole;
  return {
    team,
    turn,
    objectiveTurn,
    rows: padded,
    isLong: padded > BLOCK * team,
    // Processors read uniforms faster than storage buffers. On hardware FXC takes twice as long over them, and invocations of a
    // team read different rows, which uniforms are slow at on some devices.
    isUniform: software && team === 1 && padded * rowVectors(columns.length) <= UNIFORM_VECTORS,
  };
}

function teamOf(rows: number, size: number, software: boolean): number {
  const isShort = rows < SHORT_TABLE && size < MANY_PARAMETERS;
  if (software || isShort || teamBytes(size) > MEMORY) return 1;
  return rows >= LONG_TABLE ? WORKGROUP : 8;
}

/** Of a workgroup's memory, for teams of eight: the sums of all its fits, what joins them, and the largest of each invocation. */
function teamBytes(size: number): number {
  const sums = SUMS_JOINED * Math.ceil((2 + (size * (size + 3)) / 2) / SUMS_JOINED);
  return 4 * (sums * (WORKGROUP / 8) + SUMS_JOINED * (WORKGROUP + 1) + WORKGROUP);
}

export function isSolvedTogether(size: number, team: number): boolean {
  return team > 1 && size >= MANY_PARAMETERS;
}

/** Rows of a turn for which padding and turns cost least. */
function turnOf(rows: number, size: number, team: number): number {
  const most = Math.max(
    2,
    Math.min(LONGEST_TURN.rows, Math.floor(LONGEST_TURN.sums / ((size * (size + 3)) / 2))),
  );
  let [best, least] = [2, Infinity];
  for (let turn = 2; turn <= most; turn++) {
    // The parts of a long table have each a last turn, so that these divide them evenly.
    if (BLOCK % turn !== 0 && rows > BLOCK * team) continue;
    const cost = Math.ceil(rows / (team * turn)) * (turn + TURN_COST);
    if (cost < least) [best, least] = [turn, cost];
  }
  return best;
}
