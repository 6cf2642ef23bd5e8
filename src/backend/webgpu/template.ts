import batch from '../../../shaders/lib/batch.wgsl';
import grid from '../../../shaders/lib/grid.wgsl';
import loss from '../../../shaders/lib/loss.wgsl';
import math from '../../../shaders/lib/math.wgsl';
import observed from '../../../shaders/lib/observed.wgsl';
import sortKeys from '../../../shaders/lib/sort-keys.wgsl';
import threefry from '../../../shaders/lib/threefry.wgsl';

const libraries: Readonly<Record<string, string>> = {
  'lib/batch.wgsl': batch,
  'lib/grid.wgsl': grid,
  'lib/loss.wgsl': loss,
  'lib/math.wgsl': math,
  'lib/observed.wgsl': observed,
  'lib/sort-keys.wgsl': sortKeys,
  'lib/threefry.wgsl': threefry,
};

/** A whole line (groups 1 to 3), or a block comment within one (group 4). */
const marks = /^([ \t]*)\/\/#(include|slot) (\S+)[ \t]*$|\/\*#slot (\S+)\*\//gm;

/**
 * A shader file with its include marks replaced by library files and its slot marks by generated text, indented as
 * the mark was. Every mark must be known.
 */
export function fillTemplate(template: string, slots: Readonly<Record<string, string>>): string {
  return template.replace(
    marks,
    (_, margin: string | undefined, kind: string | undefined, line: string | undefined, inline: string) => {
      const name = line ?? inline;
      const text = kind === 'include' ? libraries[name] : slots[name];
      if (text === undefined) throw new Error(`shader template: nothing fills ${name}`);
      return margin === undefined ? text : text.trimEnd().replace(/^(?=.)/gm, margin);
    },
  );
}
