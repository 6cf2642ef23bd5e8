import type { Law } from '../../../laws/law.js';

/** The laws known by name. */
export interface LawsRecord {
  readonly schema: 'isoloss/laws@1';
  readonly laws: readonly Law[];
}

/** A law known by name. */
export interface LawRecord extends Law {
  readonly schema: 'isoloss/law@1';
}
