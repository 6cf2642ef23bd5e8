// deno run -A naga.mjs KERNELS.json: compiles each kernel by naga, through wgpu on whatever Vulkan driver there is; the last
// line of output is an array of { name, milliseconds, refused }.
import { readFileSync } from 'node:fs';

const kernels = JSON.parse(readFileSync(Deno.args[0], 'utf8'));
const adapter = await navigator.gpu.requestAdapter();
const { maxStorageBuffersPerShaderStage, maxComputeWorkgroupStorageSize } = adapter.limits;
const device = await adapter.requestDevice({
  requiredLimits: { maxStorageBuffersPerShaderStage, maxComputeWorkgroupStorageSize },
});
const results = [];
for (const { name, wgsl, uses } of kernels) {
  const entries = uses.map((type, binding) => ({
    binding,
    visibility: GPUShaderStage.COMPUTE,
    buffer: { type },
  }));
  const begin = performance.now();
  device.pushErrorScope('validation');
  const layout = device.createPipelineLayout({
    bindGroupLayouts: [device.createBindGroupLayout({ entries })],
  });
  const module = device.createShaderModule({ code: wgsl });
  device.createComputePipeline({ layout, compute: { module } });
  const error = await device.popErrorScope();
  results.push({
    name,
    milliseconds: Math.round(performance.now() - begin),
    ...(error === null ? {} : { refused: error.message.split('\n').slice(0, 4).join(' ') }),
  });
}
console.log(JSON.stringify(results));
Deno.exit(0);
