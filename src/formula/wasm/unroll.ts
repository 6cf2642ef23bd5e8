/** How many rows a turn of a loop over columns computes. */
import { countGraph } from '../count.js';
import type { Graph, NodeId } from '../graph.js';
import type { Lanes } from './lanes.js';
import { MAP_ROWS } from './map.js';

/** Operations at a row from which a turn of the loop computes two vectors, as elsewhere: registers are few. */
const MANY_OPERATIONS = 4;

/** `MapSpec.unroll`: where a row takes little, turns take a whole group, so that they are few. */
export function unrollOf(graph: Graph, roots: readonly NodeId[], lanes: Lanes): number {
  const { each } = countGraph(graph, roots, ({ kind }) => kind === 'column');
  const isShort = each.transcendentals === 0 && each.operations <= MANY_OPERATIONS;
  return isShort ? MAP_ROWS / lanes.count : 2;
}
