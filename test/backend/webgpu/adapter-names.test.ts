/** What the system shows of GPUs, and what is said where WebGPU finds none. */
import { expect, test } from 'vitest';
import { deviceAdvice, nameIn } from '../../../src/backend/webgpu/adapter.js';
import { gpuDevicesAmong, loadFailure } from '../../../src/platform/gpu-devices.js';

test('device files are found by any number, and by no other name', () => {
  const names = ['nvidia3', 'nvidiactl', 'nvidia-uvm', 'dri', 'null', 'dxg', 'dri2', 'nvidia0'];
  expect(gpuDevicesAmong(names)).toEqual(['/dev/nvidia3', '/dev/dri', '/dev/dxg', '/dev/nvidia0']);
});

test('a GPU that the system shows and Vulkan does not find is named, with what to do', () => {
  expect(deviceAdvice([])).toBe('');
  expect(deviceAdvice(['/dev/dri', '/dev/nvidia3'])).toMatch(
    /shows \/dev\/nvidia3, .*NVIDIA_DRIVER_CAPABILITIES.*MIG/,
  );
  expect(deviceAdvice(['/dev/dri'])).toMatch(/shows \/dev\/dri, .*mesa-vulkan-drivers.*group render/);
  expect(deviceAdvice(['/dev/dxg'])).toMatch(/shows \/dev\/dxg, .*WSL.*D3D12/);
});

test('an adapter is called by its name, not by its number', () => {
  const names = { description: 'NVIDIA H100 PCIe', vendor: 'nvidia', architecture: 'hopper' };
  expect(nameIn({ ...names, device: '0x2331' })).toBe('NVIDIA H100 PCIe');
  expect(nameIn({ ...names, device: '0' })).toBe('NVIDIA H100 PCIe');
  expect(nameIn({ ...names, device: 'llvmpipe (LLVM 19)' })).toBe('llvmpipe (LLVM 19)');
  expect(nameIn({ ...names, device: '', description: '' })).toBe('nvidia hopper');
});

test('a package that is absent, and a library that Windows lacks, are told apart', () => {
  expect(loadFailure("Cannot find package 'webgpu' imported from x", 'linux', '1.2.3')).toMatch(
    /npm install webgpu@1\.2\.3/,
  );
  const text = 'dawn.node could not be loaded: The specified module could not be found.\nat x';
  expect(loadFailure(text, 'win32', '1')).toMatch(/could not be found; it needs the Microsoft Visual C\+\+/);
  expect(loadFailure(text, 'linux', '1')).not.toMatch(/Visual/);
});
