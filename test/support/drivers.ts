import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { swiftShaderManifest } from '../../bench/drivers-node.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** What the adapter's description must match. */
    adapter: string;
  }
}

/** A software Vulkan driver on which the WebGPU tests run. */
export interface Driver {
  readonly name: 'swiftshader' | 'lavapipe';
  /** Matches part of the adapter's description, to check that the tests run where they claim to. */
  readonly adapter: string;
  /** Where the driver's manifest lies; undefined where it is not installed. */
  readonly manifest: string | undefined;
  /** The Debian package that brings it. */
  readonly debianPackage: string;
}

export const drivers: readonly Driver[] = [
  {
    name: 'swiftshader',
    adapter: 'swiftshader',
    manifest: swiftShaderManifest(),
    debianPackage: 'chromium',
  },
  {
    name: 'lavapipe',
    adapter: 'llvmpipe|lavapipe',
    manifest: lavapipeManifest(),
    debianPackage: 'mesa-vulkan-drivers (24 or newer, on Debian 12 from bookworm-backports)',
  },
];

/** A manifest that names no driver: a process started with it sees no Vulkan GPU at all. */
export const noDriver = '/nonexistent/no-vulkan-driver.json';

/** Mesa's lavapipe, where distributions install it. */
function lavapipeManifest(): string | undefined {
  const folder = '/usr/share/vulkan/icd.d';
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((file) => /^lvp_icd.*\.json$/.test(file));
  return name === undefined ? undefined : join(folder, name);
}
