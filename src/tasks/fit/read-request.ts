import type { LawDefinition } from '../../laws/define.js';
import type { Table } from '../../runs/table.js';
import { type AskedFit, askFit, type FitJob } from './job.js';
import type { FitRequest } from './request.js';

/**
 * The job of a request: checked, defaults filled in, texts read; named after the table where it has no name of its own. A
 * law of the catalogue is named, any other is part of the job. Throws `bad-job`.
 */
export async function readRequest(
  request: FitRequest | FitJob | AskedFit,
  { source }: Pick<Table, 'source'>,
): Promise<AskedFit> {
  const { law } = request;
  return askFit({ runs: source, ...request, law: typeof law === 'object' ? await catalogued(law) : law });
}

async function catalogued(law: LawDefinition): Promise<string | LawDefinition> {
  const { findLaw } = await import('../../laws/index.js');
  try {
    return findLaw(law.name) === law ? law.name : law;
  } catch {
    return law;
  }
}
