/** Passed to every long call. */
export interface Control {
  readonly signal?: AbortSignal;
  /** `done` of `total` fits or points. */
  readonly progress?: (done: number, total: number) => void;
  /** An event that a user should know of, such as a retry or a failover. */
  readonly event?: (text: string) => void;
}

/** `control`, and the texts of all events that it hears from now on, each once. */
export function gatheringEvents<Given extends Control>(
  control: Given,
): { readonly within: Given & Required<Pick<Control, 'event'>>; readonly events: ReadonlySet<string> } {
  const events = new Set<string>();
  const within = {
    ...control,
    event(text: string): void {
      events.add(text);
      control.event?.(text);
    },
  };
  return { within, events };
}

/** `control` without progress, for work that is part of a task. */
export function quiet({ signal, event }: Control): Control {
  return { ...(signal && { signal }), ...(event && { event }) };
}
