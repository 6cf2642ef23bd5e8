/** Passed along every long call. */
export interface Control {
  readonly signal?: AbortSignal;
  /** `done` of `total` fits or points. */
  readonly progress?: (done: number, total: number) => void;
  /** Something a user should know about how the run went, such as a device lost and replaced. */
  readonly event?: (text: string) => void;
}
