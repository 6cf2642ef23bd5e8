/** Parameters at a bound that neither runs nor bound determine. */
import { shapeOf } from '../../problem/group-coordinates.js';
import type { Model } from '../../problem/model.js';
import type { Polished } from '../../solver/polish.js';
import { noiseOf, noiseVariance } from './noise.js';
import { OPEN_SPREAD } from './verdict-rule.js';
import type { WidthScale } from './width-scale.js';

/** Whether the objective is flat along the free parameter `index`, which lies at its bound; `measure` is the scale of its verdict. */
export function isFlatAtBound(model: Model, best: Polished, index: number, measure: WidthScale): boolean {
  const { problem } = model;
  const { places, values } = model.gradients(best.parameters)[index];
  const slope = values[places.indexOf(index)] ?? 0;
  const { start } = shapeOf(problem);
  const variance = noiseVariance(noiseOf(problem, best.parameters)) / best.gaussNewton[start[index] + index];
  return !((Math.abs(slope) * Math.sqrt(variance)) / measure.determinedDeviation < OPEN_SPREAD);
}
