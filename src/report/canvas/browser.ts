import type { Canvas } from '../figures/figure.js';

/** Plot, loaded on first use, draws into a document of its own beside the page's. */
export async function canvas(): Promise<Canvas> {
  const Plot = await import('@observablehq/plot');
  return { Plot, document: document.implementation.createHTMLDocument() };
}
