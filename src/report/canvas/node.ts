import type { Canvas } from '../figures/figure.js';
import { drawingDocument } from './drawing-document.js';

/** Plot, which is loaded on first use, and a document that has what it asks for. */
export async function canvas(): Promise<Canvas> {
  return { Plot: await import('@observablehq/plot'), document: drawingDocument() };
}
