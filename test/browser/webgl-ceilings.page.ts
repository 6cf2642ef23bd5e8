import { calibrate, measureCeilings } from '../../bench/ceilings/index.js';
import { WebGlEngine } from '../../src/backend/webgl/engine.js';

export async function main() {
  const engine = new WebGlEngine();
  const found = { ceilings: await measureCeilings(engine), calibration: await calibrate(engine) };
  engine.dispose();
  return found;
}
