import type { Law } from '../../../laws/law.js';
import type { FoundPaper } from '../../../laws/search.js';

/** Laws known by name: all of them, or those of a family, of a paper, or in which words occur. */
export interface LawsRecord {
  readonly schema: 'isoloss/laws@1';
  readonly laws: readonly Law[];
  /** The papers asked for; present with --paper. Presets of `laws` are then theirs alone. */
  readonly papers?: readonly FoundPaper[];
}

/** A law known by name. */
export interface LawRecord extends Law {
  readonly schema: 'isoloss/law@1';
}
