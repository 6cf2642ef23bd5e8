/** All claims. */
import type { Study } from './claim.js';
import { modelsAndData } from './claims/models-and-data.js';
import { oneResource } from './claims/one-resource.js';
import { parametersAndTokens } from './claims/parameters-and-tokens.js';
import { curvesAndTasks } from './studies/curves-and-tasks.js';
import { lossSurfaces } from './studies/loss-surfaces.js';
import { schedules } from './studies/schedules.js';

export const studies: readonly Study[] = [
  ...parametersAndTokens,
  ...oneResource,
  ...modelsAndData,
  ...lossSurfaces,
  ...curvesAndTasks,
  ...schedules,
];
