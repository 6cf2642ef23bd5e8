/** All claims. */
import type { Study } from './claim.js';
import { modelsAndData } from './claims/models-and-data.js';
import { oneResource } from './claims/one-resource.js';
import { parametersAndTokens } from './claims/parameters-and-tokens.js';

export const studies: readonly Study[] = [...parametersAndTokens, ...oneResource, ...modelsAndData];
