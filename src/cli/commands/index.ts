/** The commands of `src`, in the order of the help. */
import type { CommandEntry } from '../command.js';
import { allocate } from './allocate/index.js';
import { batch } from './batch/index.js';
import { chain } from './chain/index.js';
import { compare } from './compare/index.js';
import { costs } from './costs/index.js';
import { design } from './design/index.js';
import { doctor } from './doctor/index.js';
import { equivalent } from './equivalent/index.js';
import { fit } from './fit/index.js';
import { hyper } from './hyper/index.js';
import { isoflop } from './isoflop/index.js';
import { laws } from './laws/index.js';
import { merge } from './merge/index.js';
import { multiplier } from './multiplier/index.js';
import { multiverse } from './multiverse/index.js';
import { predict } from './predict/index.js';
import { regret } from './regret/index.js';
import { rollout } from './rollout/index.js';
import { schema } from './schema/index.js';
import { serve } from './serve/index.js';
import { shape } from './shape/index.js';
import { solve } from './solve/index.js';
import { status } from './status/index.js';
import { surface } from './surface/index.js';
import { verify } from './verify/index.js';
import { worker } from './worker/index.js';

export const commands: readonly CommandEntry[] = [
  fit,
  multiverse,
  isoflop,
  compare,
  rollout,
  batch,
  predict,
  chain,
  solve,
  equivalent,
  multiplier,
  hyper,
  allocate,
  regret,
  design,
  surface,
  serve,
  worker,
  merge,
  status,
  shape,
  costs,
  laws,
  verify,
  doctor,
  schema,
];
