import { expect, test } from 'vitest';
import { emitWgslValues } from '../../src/formula/emit-wgsl-sweep.js';
import { Graph } from '../../src/formula/graph.js';

test('no name that is defined is a type of WGSL, whatever number a node has', () => {
  const graph = new Graph();
  const columns = Array.from({ length: 70 }, (_, i) => graph.leaf('column', i));
  const { body } = emitWgslValues(graph, columns);
  const defined = Array.from(body.matchAll(/^let (\w+) =/gm), ([, name]) => name);
  expect(defined.length).toBeGreaterThan(70);
  expect(
    defined.filter((name) => /^(bool|[fiu](16|32|64)|(vec|mat|array|ptr|atomic).*)$/.test(name)),
  ).toEqual([]);
});
