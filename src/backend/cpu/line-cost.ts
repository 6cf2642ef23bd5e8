/** Whether threads save time for the values of one parameter vector, by the operations that a value takes. */
import { countGraph } from '../../formula/count.js';
import type { SweepProgram } from '../../formula/sweep.js';

/**
 * Nanoseconds in one thread, float64, as measured on a server's processor: of an operation, of an exponential, a logarithm or the
 * like, of a power, and of storing a value.
 */
const VALUE = { operation: 0.1, transcendental: 4, power: 20, store: 0.6 };

/** Nanoseconds that a value computed by a worker takes in addition: in the worker's fresh memory, and copied out of it. */
const HANDED = { fresh: 2.3, copied: 1.3 };

/** Nanoseconds of one point's values on one thread. */
function pointNanoseconds({ graph, roots }: Pick<SweepProgram, 'graph' | 'roots'>): number {
  const { each } = countGraph(graph, roots, ({ kind }) => kind === 'column');
  const powers = graph.order(roots).filter((id) => graph.node(id).kind === 'pow').length;
  const { operation, transcendental, power, store } = VALUE;
  return (
    operation * each.operations +
    transcendental * each.transcendentals +
    (power - transcendental) * powers +
    store * roots.length
  );
}

/** Copies are made by one thread alone, so that sums of tables, which take less than their copies, gain by no number of threads. */
export function threadsPay(program: Pick<SweepProgram, 'graph' | 'roots'>, threads: number): boolean {
  const point = pointNanoseconds(program);
  const handed = program.roots.length * (HANDED.fresh / threads + HANDED.copied);
  return point / threads + handed < point;
}
