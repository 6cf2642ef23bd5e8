/** The status of one fit. The numbers are the codes that kernels write; 0 is still running. */
export const Status = {
  running: 0,
  converged: 1,
  stepLimit: 2,
  atBound: 3,
  singular: 4,
  notFinite: 5,
  merged: 6,
} as const;

/** How a fit ended: `converged`, or why not; `statusText` has a sentence for each. */
export type StatusName = Exclude<keyof typeof Status, 'running'>;
export type StatusCode = (typeof Status)[keyof typeof Status];

const names = Object.entries(Status).map(([name]) => name as keyof typeof Status);

export function statusName(code: number): StatusName {
  const name = names[code];
  if (name === undefined || name === 'running') throw new RangeError(`no status has the code ${code}`);
  return name;
}

/** The meaning of each status for a user, and what to do about it. */
export const statusText: Record<StatusName, string> = {
  converged: 'converged: no step lowers the objective further',
  stepLimit: 'stopped at the iteration limit before converging: raise --max-steps or give a better start',
  atBound:
    'converged with a parameter at its bound: widen --bound or fix the parameter if the bound is not meant',
  singular: 'stopped where the data cannot tell parameters apart: fix or tie one of them, or add runs',
  notFinite: 'stopped where the law has no finite value: check the start and the bounds',
  merged: 'stopped in the basin of a minimum that another start had reached',
};
