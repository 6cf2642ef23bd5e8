import { emitWgsl, type WgslLaw } from '../../formula/emit-wgsl.js';
import { isTwoSided, type ResidualScale } from '../../loss/loss.js';
import type { Problem } from '../../problem/problem.js';
import type { Deal } from './deal.js';

/** What a kernel's text depends on. */
export interface KernelSpec {
  readonly law: WgslLaw;
  /** Data columns the law reads. */
  readonly columns: number;
  readonly residual: ResidualScale;
  /** Whether residuals above and below zero are penalized alike. */
  readonly isSymmetric: boolean;
  readonly deal: Deal;
}

export function kernelSpec(
  { program, columns, loss }: Pick<Problem, 'program' | 'columns' | 'loss'>,
  deal: Deal,
): KernelSpec {
  return {
    law: emitWgsl(program),
    columns: columns.length,
    residual: loss.residual,
    isSymmetric: !isTwoSided(loss.rho),
    deal,
  };
}
