/** The tasks by name. */
import type { PeerData } from './data.js';
import type { PeerEngines } from './engines.js';
import type { Scipy } from './scipy.js';
import type { PeerTask, Sizes } from './task.js';
import { bootstrapTask, fitTask } from './tasks/fit.js';
import { objectiveTask } from './tasks/objective.js';
import { quantileTask } from './tasks/quantiles.js';
import { surfaceTask } from './tasks/surface.js';

/** What stands beside one another in a run. */
export interface Peers {
  readonly engines: PeerEngines;
  readonly scipy: Scipy | { readonly skip: string };
  /** Of isoloss. */
  readonly version: string;
}

type Make = (data: PeerData, peers: Peers, sizes: Sizes) => PeerTask;

export const peerTasks: Readonly<Record<string, Make>> = {
  'fit-huber': (...given) => fitTask('huber', ...given),
  'fit-squared': (...given) => fitTask('squared', ...given),
  bootstrap: bootstrapTask,
  surface: (_, ...given) => surfaceTask(...given),
  'quantile-surface': (_, ...given) => quantileTask(...given),
  objective: objectiveTask,
};
