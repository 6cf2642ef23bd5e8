import type { Control } from '../control.js';

/** The control of short work that an abort does not stop, since it finishes what is kept. */
export function withoutSignal<Any extends Control>({ signal: _, ...rest }: Any): Omit<Any, 'signal'> {
  return rest;
}
