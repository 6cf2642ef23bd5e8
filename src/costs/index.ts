export { costs, findCost } from './catalogue.js';
export type { Cost, CostSetting, CostSymbol } from './cost.js';
export { costWrittenAs, type ResolvedCost, resolveCost } from './resolve.js';
export { withCost } from './with-cost.js';
