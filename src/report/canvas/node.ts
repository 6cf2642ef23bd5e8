import type { Canvas } from '../figures/figure.js';

/** Plot draws into linkedom's document; both are loaded on first use. */
export async function canvas(): Promise<Canvas> {
  const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')]);
  return { Plot, document: parseHTML('<!doctype html><html><body></body></html>').document };
}
