/** What a shader declares, as an independent parser reads it, and a kernel's interface, written in the same form. */
import { ResourceType, type VariableInfo, WgslReflect } from 'wgsl_reflect/wgsl_reflect.module.js';
import type { Binding, KernelInterface } from '../../src/backend/webgpu/kernel.js';

/** Every binding that `wgsl` declares, by group and number: name, address space, access, and type with its layout. */
export function declaredBindings(wgsl: string): string[] {
  const { uniforms, storage } = new WgslReflect(withoutFunctions(wgsl));
  return [...uniforms, ...storage]
    .sort((a, b) => a.group - b.group || a.binding - b.binding)
    .map((variable) => `${variable.group}.${variable.binding} ${variable.name}: ${declaredType(variable)}`);
}

/** The same of an interface. */
export function interfaceBindings({ bindings }: Pick<KernelInterface<string>, 'bindings'>): string[] {
  return Object.entries(bindings).map(
    ([name, binding], number) => `0.${number} ${name}: ${interfaceType(binding)}`,
  );
}

function declaredType({ resourceType, access, type, members, format, size }: VariableInfo): string {
  if (resourceType === ResourceType.Storage) return `storage, ${access}, array<${format?.getTypeName()}>`;
  if (!members || members.length === 0) return `uniform, ${type.getTypeName()} of ${size} bytes`;
  const fields = members.map((member) => `${member.name}: ${member.type.getTypeName()} @ ${member.offset}`);
  return `uniform, ${type.name} { ${fields.join(', ')} } of ${size} bytes`;
}

function interfaceType(binding: Binding): string {
  if ('length' in binding)
    return `uniform, array<${binding.element}, ${binding.length}> of ${16 * binding.length} bytes`;
  if (binding.use === 'uniform') {
    const { name, fields, size } = binding.struct;
    const words = fields.map((field) => `${field.name}: ${field.type} @ ${field.offset}`);
    return `uniform, ${name} { ${words.join(', ')} } of ${size} bytes`;
  }
  const access = binding.use === 'storage' ? 'read_write' : 'read';
  return `storage, ${access}, array<${binding.element}>`;
}

/** Module-scope declarations alone: the parser knows all that these may hold, but not every statement of a function. */
function withoutFunctions(wgsl: string): string {
  const code = wgsl.replace(/\/\/.*$/gm, '');
  const functions = /(?:@(?:compute|workgroup_size\([^)]*\))\s*)*\bfn\s/g;
  let kept = '';
  let end = 0;
  for (const { index } of code.matchAll(functions)) {
    kept += code.slice(end, index);
    end = endOfBlock(code, code.indexOf('{', index));
  }
  return kept + code.slice(end);
}

/** Behind the brace that closes the one at `open`. */
function endOfBlock(code: string, open: number): number {
  let depth = 0;
  for (let i = open; i < code.length; i++) {
    if (code[i] === '{') depth++;
    else if (code[i] === '}' && --depth === 0) return i + 1;
  }
  throw new Error('a block is not closed');
}
