/** How the rows of a table are dealt among the invocations of a device. */
import type { Problem } from '../../problem/problem.js';
import { rowVectors } from '../packed-rows.js';
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
  /** A team solves for its step together, in loops; else each of its invocations does, by code that is written out. */
  readonly isSolvedTogether: boolean;
  /** Passes over the rows in an evaluation of a fit, each for a part of its sums. */
  readonly passes: number;
  /** An invocation has more rows than are summed at once. */
  readonly isLong: boolean;
  /** The table is a uniform of {@link UNIFORM_VECTORS} vectors, else a storage buffer. */
  readonly isUniform: boolean;
}

/** What tests force of it. */
export interface WantedDeal {
  readonly team?: number;
  readonly together?: boolean;
  readonly passes?: number;
}

/** Vectors of four numbers in a uniform of 64 KiB, the most that every device takes. */
export const UNIFORM_VECTORS = 4096;

/** Rows from which several invocations make a fit, and from which a whole workgroup does. */
const SHORT_TABLE = 64;
const LONG_TABLE = 2 ** 13;

/** Bytes of a workgroup's memory, on every device. */
const MEMORY = 2 ** 14;

/**
 * Parameters from which a team solves for its step together, in loops. Written out, which every invocation does for itself, the
 * factorisation grows with the cube of the parameters, and registers go to memory: of 13 parameters Intel's compiler makes more
 * instructions of it than the loops take. Of 12 a turn of a table of 240 rows has half as many again in loops.
 */
const MANY_PARAMETERS = 13;

/**
 * Sums that a team's invocation has in registers at once: where there are more, it passes over its rows again for the others. To
 * evaluate the law again takes less than registers that go to memory in each row: of 13 parameters 229 of Intel's instructions in
 * place of 421.
 */
const SUMS_OF_PASS = 96;

/** What a loop turn costs besides its rows, in rows. */
const TURN_COST = 0.1;

/**
 * Rows of a turn at most, which compilers write out one by one, and sums of all of them. From `severalBelow` parameters on
 * a turn is one row: the sums of several are more than Intel's registers hold, and FXC takes twice as long.
 */
const LONGEST_TURN = { rows: 6, sums: 132, severalBelow: 8 };

/** Rows of a turn of the objective alone on a processor, whose drivers keep account of running invocations at each turn. */
const OBJECTIVE_TURN = 4;

/**
 * On hardware a fit's rows are dealt among several invocations, since the longest fits of a job would otherwise keep a few
 * busy while most of the device idles; a processor gains nothing by it. Depends on the problem and the device alone, so
 * that results do not depend on how many fits are made at once.
 */
export function dealRows(
  { rows, size, columns }: Pick<Problem, 'rows' | 'size' | 'columns'>,
  software: boolean,
  wanted: WantedDeal = {},
): Deal {
  const team = wanted.team ?? teamOf(rows, size, software);
  const turn = team === 1 ? 1 : turnOf(rows, size, team);
  const objectiveTurn = software && team === 1 ? OBJECTIVE_TURN : turn;
  const whole = team * Math.max(turn, objectiveTurn);
  const padded = Math.ceil(rows / whole) * whole;
  return {
    team,
    turn,
    objectiveTurn,
    rows: padded,
    isSolvedTogether: wanted.together ?? isSolvedTogether(size, team),
    passes: wanted.passes ?? passesOf(size, team),
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
  const sums = SUMS_JOINED * Math.ceil(sumsOf(size) / SUMS_JOINED);
  return 4 * (sums * (WORKGROUP / 8) + SUMS_JOINED * (WORKGROUP + 1) + WORKGROUP);
}

export function isSolvedTogether(size: number, team: number): boolean {
  return team > 1 && size >= MANY_PARAMETERS;
}

export function passesOf(size: number, team: number): number {
  return team === 1 ? 1 : Math.ceil(sumsOf(size) / SUMS_OF_PASS);
}

/** Objective, its noise, gradient and normal matrix. */
function sumsOf(size: number): number {
  return 2 + (size * (size + 3)) / 2;
}

/** Rows of a turn for which padding and turns cost least. */
function turnOf(rows: number, size: number, team: number): number {
  if (size >= LONGEST_TURN.severalBelow) return 1;
  const most = Math.min(LONGEST_TURN.rows, Math.floor(LONGEST_TURN.sums / sumsOf(size)));
  let [best, least] = [2, Infinity];
  for (let turn = 2; turn <= most; turn++) {
    // The parts of a long table have each a last turn, so that these divide them evenly.
    if (BLOCK % turn !== 0 && rows > BLOCK * team) continue;
    const cost = Math.ceil(rows / (team * turn)) * (turn + TURN_COST);
    if (cost < least) [best, least] = [turn, cost];
  }
  return best;
}
