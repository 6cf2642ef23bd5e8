/** Undo and redo of a value that is replaced, never changed. */
export interface History<Value> {
  readonly past: readonly Value[];
  readonly present: Value;
  readonly future: readonly Value[];
}

/** Steps that can be undone. */
const MOST_STEPS = 200;

export function historyOf<Value>(present: Value): History<Value> {
  return { past: [], present, future: [] };
}

/** The value replaced; what had been undone is forgotten. */
export function advanced<Value>({ past, present }: History<Value>, next: Value): History<Value> {
  return { past: [...past, present].slice(-MOST_STEPS), present: next, future: [] };
}

/** The value replaced within one step: while a control is being dragged. */
export function amended<Value>({ past, future }: History<Value>, present: Value): History<Value> {
  return { past, present, future };
}

export function undone<Value>(history: History<Value>): History<Value> {
  const { past, present, future } = history;
  const last = past.at(-1);
  return last === undefined
    ? history
    : { past: past.slice(0, -1), present: last, future: [present, ...future] };
}

export function redone<Value>(history: History<Value>): History<Value> {
  const { past, present, future } = history;
  const [next, ...later] = future;
  return next === undefined ? history : { past: [...past, present], present: next, future: later };
}
