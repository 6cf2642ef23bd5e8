import { isLawJson, lawOfJson } from '../../jobs/law-definition.js';
import { findLaw } from '../../laws/index.js';
import type { Law } from '../../laws/law.js';
import type { Table } from '../../runs/table.js';
import type { AskedFit, FitJob } from './job.js';
import { isWholeLaw, readLawText } from './law-text.js';
import { type JobModel, modelWith } from './problem-of-job.js';

/** As {@link modelWith}, with the law from the catalogue at once; `own`, a law of the library's user, replaces the job's. */
export function modelOfJob(
  job: FitJob | AskedFit,
  table: Table,
  own?: Law,
  apart: readonly string[] = [],
): JobModel {
  return modelWith(own ?? namedLaw(readLawText(job.law).body), job, table, apart);
}

function namedLaw(text: string): Law | undefined {
  if (isLawJson(text)) return lawOfJson(text);
  return isWholeLaw(text) ? findLaw(text) : undefined;
}
