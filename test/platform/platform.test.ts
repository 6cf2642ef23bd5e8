import { expect, test } from 'vitest';
import * as browser from '../../src/platform/browser.js';
import * as node from '../../src/platform/node.js';
import type { Platform } from '../../src/platform/platform.js';

const platforms: Record<string, Platform> = { node, browser };

test('both platforms export the same names', () => {
  expect(Object.keys(browser).sort()).toEqual(Object.keys(node).sort());
});

for (const [name, platform] of Object.entries(platforms)) {
  test(`${name}: the SHA-256 of "abc" is the published one`, async () => {
    expect(await platform.sha256Hex(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });

  test(`${name}: yielding lets a timer that is due run first`, async () => {
    let ran = false;
    setTimeout(() => {
      ran = true;
    }, 0);
    while (!ran) await platform.yieldToEvents();
    expect(ran).toBe(true);
  });
}

test('node: the processor has a name', () => {
  expect(node.processorName()).not.toBe('');
});

test('node: without a Vulkan driver there is WebGPU but no adapter', async () => {
  const found = await node.gpu();
  expect(found.gpu === undefined ? null : await found.gpu.requestAdapter()).toBeNull();
});
