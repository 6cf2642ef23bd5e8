/** What figures are drawn with in a worker, which has no document: Plot, loaded on first use. */

import { drawingDocument } from '../../report/canvas/drawing-document.js';
import type { Canvas } from '../../report/figures/figure.js';

export async function canvas(): Promise<Canvas> {
  const Plot = await import('./plot.js');
  return { Plot: Plot as unknown as Canvas['Plot'], document: drawingDocument() };
}
