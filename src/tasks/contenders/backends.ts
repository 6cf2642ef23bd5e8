import { chooseBackend, isForCpuAlone } from '../../backend/choose.js';
import type { Backend } from '../../backend/contract.js';
import type { Control } from '../../control.js';
import { fitsF32 } from '../../solver/fits-f32.js';
import type { FitRecord } from '../fit/record.js';
import type { Entrant } from './entrants.js';
import type { Fitted } from './fitted.js';
import type { AskedContenders } from './job.js';

/** A back end for all laws, and the CPU for those that it alone fits. */
export class OpenBackends {
  private cpu: Backend | undefined;

  private constructor(
    readonly first: Backend,
    private readonly reason: string,
    private readonly isOwn: boolean,
  ) {}

  static async of(
    job: Pick<AskedContenders, 'start' | 'backend' | 'adapter'>,
    entrants: readonly Entrant[],
    { backend: given, signal }: Pick<Control, 'signal'> & { readonly backend?: Backend },
  ): Promise<OpenBackends> {
    if (given !== undefined) return new OpenBackends(given, 'given by the caller', false);
    const isSingle =
      job.start.length === 0 &&
      entrants.every(({ jobModel }) => jobModel === undefined || fitsF32(jobModel.model.problem));
    const { backend, reason } = await chooseBackend(job.backend, job.adapter, {
      precision: isSingle ? 'f32' : 'f64',
      signal,
    });
    return new OpenBackends(backend, reason, true);
  }

  get info(): FitRecord['backend'] {
    return { ...this.first.info, reason: this.reason };
  }

  /** The back end for refits of a fit. */
  async for({ model }: Pick<Fitted, 'model'>): Promise<Backend> {
    if (this.first.info.name === 'cpu' || !isForCpuAlone(model.problem)) return this.first;
    this.cpu ??= (await chooseBackend('cpu')).backend;
    return this.cpu;
  }

  dispose(): void {
    this.cpu?.dispose();
    if (this.isOwn) this.first.dispose();
  }
}
