/** All suites, in the order that tables tell them. */
import type { Suite } from '../suite.js';
import { allocateFrontierSuite, allocateSuite } from './allocate.js';
import { bootstrapGlobalSuite, bootstrapSuite } from './bootstrap.js';
import { fitSuite } from './fit.js';
import { lawSuite } from './law.js';
import { lawsSuite } from './laws.js';
import { objectiveSuite } from './objective.js';
import { passSuites } from './passes.js';
import { protocolSuite } from './protocol.js';
import { quantilesSuite } from './quantiles.js';
import { searchSuite, startsSuite } from './starts.js';

export const suites: readonly Suite[] = [
  lawSuite,
  quantilesSuite,
  objectiveSuite,
  fitSuite,
  startsSuite,
  searchSuite,
  bootstrapSuite,
  bootstrapGlobalSuite,
  protocolSuite,
  allocateSuite,
  allocateFrontierSuite,
  lawsSuite,
  ...passSuites,
];

/** Several suites under one name. */
export const suiteGroups: Readonly<Record<string, readonly string[]>> = {
  surface: [lawSuite, quantilesSuite, objectiveSuite].map(({ name }) => name),
  pass: passSuites.map(({ name }) => name),
};
