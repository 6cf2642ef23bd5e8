/** Passed to every long call. */
export interface Control {
  readonly signal?: AbortSignal;
  /** `done` of `total` fits or points. */
  readonly progress?: (done: number, total: number) => void;
  /** An event that a user should know of, such as a retry or a failover. */
  readonly event?: (text: string) => void;
}
