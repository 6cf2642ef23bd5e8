import { expect, test } from 'vitest';
import { geoPath } from '../../src/studio/compute/no-maps.js';

test('contours are closed rings, holes included, to a thousandth of a pixel; a contour without rings has no path', () => {
  const square = (from: number, to: number) =>
    [
      [from, from],
      [to, from],
      [to, to + 1 / 3],
      [from, from],
    ] as [number, number][];
  const coordinates = [[square(0, 10), square(2, 4)], [square(20, 30)]];
  expect(geoPath()({ type: 'MultiPolygon', coordinates })).toBe(
    'M0,0L10,0L10,10.333ZM2,2L4,2L4,4.333ZM20,20L30,20L30,30.333Z',
  );
  expect(geoPath()({ type: 'MultiPolygon', coordinates: [] })).toBe(null);
  expect(() => geoPath()({ type: 'Sphere', coordinates })).toThrow(/Maps are left out/);
});
