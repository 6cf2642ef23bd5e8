/** For `node --import`: before a kernel named `fit`, drivers compile one that takes them half a minute. */
import { globals } from 'webgpu';

const lines = Array.from({ length: 2500 }, (_, i) => {
  const at = `numbers[u32(x * ${(i % 7) + 2}.0) % 64u]`;
  return `x = fract(x * ${(i % 97) / 7 + 1.1} + ${at}); if (x > ${(i % 13) / 13}) { x = x * exp(x) - ${i % 5}.5; }`;
});
const code = `@group(0) @binding(0) var<storage, read_write> numbers: array<f32>;
@compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3u) {
  var x = numbers[id.x % 64u];
  ${lines.join('\n  ')}
  numbers[id.x % 64u] = x;
}`;

const { createComputePipelineAsync } = globals.GPUDevice.prototype;

globals.GPUDevice.prototype.createComputePipelineAsync = async function (descriptor) {
  const compile = createComputePipelineAsync.bind(this);
  if (descriptor.label === 'fit') {
    const slow = compile({ layout: 'auto', compute: { module: this.createShaderModule({ code }) } });
    process.stderr.write('compiling\n');
    await slow;
    process.stderr.write('compiled\n');
  }
  return compile(descriptor);
};
