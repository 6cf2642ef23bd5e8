/** All suites, in the order that tables tell them. */
import type { Suite } from '../suite.js';
import { bootstrapGlobalSuite, bootstrapSuite } from './bootstrap.js';
import { fitSuite } from './fit.js';
import { lawsSuite } from './laws.js';
import { passSuites } from './passes.js';
import { protocolSuite } from './protocol.js';
import { searchSuite, startsSuite } from './starts.js';

export const suites: readonly Suite[] = [
  fitSuite,
  startsSuite,
  searchSuite,
  bootstrapSuite,
  bootstrapGlobalSuite,
  protocolSuite,
  lawsSuite,
  ...passSuites,
];
