/**
 * GLSL ES 3.00 of the WGSL in which formulas are written (`emit-wgsl`, `emit-wgsl-sweep`, `shaders/lib/math.wgsl`), so that both have
 * the same steps and constants. WGSL infers the types of what it declares; here they follow from the text, of which this is all that
 * differs: declarations, functions, bits of numbers, and conditions, which WGSL joins without a branch.
 */
import math from '../../../shaders/lib/math.wgsl';

const types: Readonly<Record<string, string>> = { f32: 'float', u32: 'uint', bool: 'bool' };

export function toGlsl(wgsl: string): string {
  return (
    wgsl
      .replace(/\/\/.*/g, '')
      .replace(/bitcast<u32>/g, 'floatBitsToUint')
      .replace(/bitcast<f32>/g, 'uintBitsToFloat')
      .replace(/fn (\w+)\(([^)]*)\) -> (\w+)/g, (_, name, parameters: string, type) => {
        const typed = parameters.replace(/(\w+): (\w+)/g, (_, parameter, of) => `${types[of]} ${parameter}`);
        return `${types[type]} ${name}(${typed})`;
      })
      .replace(/for \(var /g, 'for (int ')
      .replace(
        /\b(?:let|var|const) (\w+) = ([^;]*);/g,
        (_, name, value) => `${typeOf(name, value)} ${name} = ${value};`,
      )
      // Before a literal in hexadecimal bits are meant.
      .replace(/ & (?!0x)/g, ' && ')
      .replace(/ \| /g, ' || ')
  );
}

function typeOf(name: string, value: string): string {
  // Comparisons within parentheses are conditions of a choice between numbers.
  let outer = value;
  for (let before = ''; before !== outer; ) {
    before = outer;
    outer = outer.replace(/\([^()]*\)/g, '');
  }
  if (name.startsWith('fault') || /[<>]|==/.test(outer)) return 'bool';
  return /^0x\w+u$/.test(outer) ? 'uint' : 'float';
}

/** The functions that formulas call. */
export const library = `${['float', 'uint', 'bool']
  .map((type) => `${type} select(${type} no, ${type} yes, bool which) { return which ? yes : no; }`)
  .join('\n')}
${toGlsl(math)}`;
