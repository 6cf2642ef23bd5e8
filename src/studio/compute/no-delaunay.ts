/**
 * In place of d3-delaunay, a twentieth of what the worker loads: Plot interpolates by it between scattered points, and contours here
 * are those of functions.
 */
export class Delaunay {
  constructor() {
    throw new Error('Contours between scattered points are left out of the studio.');
  }
}
export class Voronoi extends Delaunay {}
