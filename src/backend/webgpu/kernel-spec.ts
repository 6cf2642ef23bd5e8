import type { WgslLaw } from '../../formula/emit-wgsl.js';
import type { ResidualScale } from '../../loss/loss.js';
import type { Deal } from './deal.js';

/** What a kernel's text depends on. */
export interface KernelSpec {
  readonly law: WgslLaw;
  /** Data columns the law reads. */
  readonly columns: number;
  readonly residual: ResidualScale;
  readonly deal: Deal;
}
