/** All suites, in the order that tables tell them. */
import type { Suite } from '../suite.js';
import { allocateFrontierSuite, allocateSuite } from './allocate.js';
import { bootstrapGlobalSuite, bootstrapSuite, protocolSuite } from './bootstrap.js';
import { fitSuite, groupsSuite, lawsSuite } from './fits.js';
import { lawSuite } from './law.js';
import { objectiveSuite } from './objective.js';
import { passSuites } from './passes.js';
import { quantilesSuite } from './quantiles.js';
import { searchSuite, startsSuite } from './starts.js';

export const suites: readonly Suite[] = [
  lawSuite,
  quantilesSuite,
  objectiveSuite,
  fitSuite,
  groupsSuite,
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
