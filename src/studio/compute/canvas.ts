/** What figures are drawn with in a worker, which has no document: Plot and linkedom, loaded on first use. */
import type { Canvas } from '../../report/figures/figure.js';

export async function canvas(): Promise<Canvas> {
  const [Plot, { parseHTML }] = await Promise.all([
    import('./plot.js'),
    // The edition that brings everything it needs.
    import('linkedom/worker'),
  ]);
  return {
    Plot: Plot as unknown as Canvas['Plot'],
    document: parseHTML('<!doctype html><html><body></body></html>').document,
  };
}
