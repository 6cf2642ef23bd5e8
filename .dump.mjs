// node dump.mjs file.wgsl binding-types -> prints SPIR-V
import { readFileSync } from 'node:fs';
import { create, globals } from 'webgpu';
Object.assign(globalThis, globals);
const gpu = create(['enable-dawn-features=dump_shaders','disable-dawn-features=vulkan_use_zero_initialize_workgroup_memory_extension']);
const a = await gpu.requestAdapter();
const lim = {}; for (const k of ['maxBufferSize','maxStorageBufferBindingSize','maxStorageBuffersPerShaderStage','maxComputeInvocationsPerWorkgroup','maxComputeWorkgroupSizeX','maxComputeWorkgroupStorageSize','maxComputeWorkgroupsPerDimension']) lim[k]=a.limits[k];
const feats = (process.argv[4]??'').split(',').filter(Boolean);
const d = await a.requestDevice({ requiredLimits: lim, requiredFeatures: feats });
d.addEventListener('uncapturederror', (e) => console.error('ERR', e.error.message));
const types = process.argv[3].split(',').map((t) => ({ u: 'uniform', r: 'read-only-storage', w: 'storage' })[t]);
const layout = d.createBindGroupLayout({ entries: types.map((type, binding) => ({ binding, visibility: GPUShaderStage.COMPUTE, buffer: { type } })) });
const module = d.createShaderModule({ code: readFileSync(process.argv[2], 'utf8') });
const t = performance.now();
await d.createComputePipelineAsync({ layout: d.createPipelineLayout({ bindGroupLayouts: [layout] }), compute: { module } });
console.error('pipeline ms', performance.now() - t);
process.exit(0);
