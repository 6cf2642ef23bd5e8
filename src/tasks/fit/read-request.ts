import { IsolossError } from '../../errors.js';
import type { Law } from '../../laws/law.js';
import type { Table } from '../../runs/table.js';
import { type AskedFit, askFit, type FitJob } from './job.js';
import type { FitRequest } from './request.js';

/**
 * The job of a request: checked, defaults filled in, texts read; named after the table where it has no name of its own.
 * A law that is an object is given beside the job, which names it. Throws `bad-job`.
 */
export function readRequest(
  request: FitRequest | FitJob | AskedFit,
  { source }: Pick<Table, 'source'>,
): { readonly job: AskedFit; readonly law?: Law } {
  const law: unknown = request.law;
  if (typeof law !== 'object' || law === null) return { job: askFit({ runs: source, ...request }) };
  if (!isLaw(law)) {
    throw new IsolossError(
      'bad-job',
      'The job is not valid: law: is no law.',
      'Give a name, a formula, or what defineLaw returned.',
    );
  }
  return { job: askFit({ runs: source, ...request, law: law.name }), law };
}

function isLaw(law: object): law is Law {
  return 'name' in law && 'formula' in law && 'parameters' in law && 'inputs' in law;
}
