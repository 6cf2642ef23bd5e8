// node tint.mjs KERNELS.json: compiles each kernel by Tint, through Dawn on whatever Vulkan driver there is, and has Dawn write
// the SPIR-V that the driver is given. Lines `=== NAME MILLISECONDS` follow what belongs to a kernel.
import { readFileSync, writeSync } from 'node:fs';
import { create, globals } from 'webgpu';

Object.assign(globalThis, globals);
const kernels = JSON.parse(readFileSync(process.argv[2], 'utf8'));
// Workgroup memory is set to zero in the shader, as where the driver lacks the extension, which HLSL has no word for.
const gpu = create([
  'enable-dawn-features=dump_shaders',
  'disable-dawn-features=vulkan_use_zero_initialize_workgroup_memory_extension',
]);
const adapter = await gpu.requestAdapter();
const { maxStorageBuffersPerShaderStage, maxComputeWorkgroupStorageSize } = adapter.limits;
const device = await adapter.requestDevice({
  requiredLimits: { maxStorageBuffersPerShaderStage, maxComputeWorkgroupStorageSize },
});
for (const { name, wgsl, uses } of kernels) {
  const entries = uses.map((type, binding) => ({
    binding,
    visibility: GPUShaderStage.COMPUTE,
    buffer: { type },
  }));
  const layout = device.createPipelineLayout({
    bindGroupLayouts: [device.createBindGroupLayout({ entries })],
  });
  const begin = performance.now();
  let refused = '';
  try {
    const module = device.createShaderModule({ code: wgsl });
    await device.createComputePipelineAsync({ layout, compute: { module } });
  } catch (error) {
    refused = ` ${error.message.replaceAll('\n', ' ')}`;
  }
  writeSync(2, `\n=== ${name} ${(performance.now() - begin).toFixed(0)}${refused}\n`);
}
process.exit(0);
