/** Where software drivers for Vulkan are known to lie. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** SwiftShader's manifest: browsers bring it, and no Vulkan loader finds it there by itself. */
export function swiftShaderManifest(): string | undefined {
  return ['/usr/lib/chromium/vk_swiftshader_icd.json', '/opt/google/chrome/vk_swiftshader_icd.json'].find(
    (path) => existsSync(path),
  );
}

/** Mesa's lavapipe, where distributions install it. */
export function lavapipeManifest(): string | undefined {
  const folder = '/usr/share/vulkan/icd.d';
  if (!existsSync(folder)) return undefined;
  const name = readdirSync(folder).find((file) => /^lvp_icd.*\.json$/.test(file));
  return name === undefined ? undefined : join(folder, name);
}

/**
 * The environment in which a process sees every driver there is. The Vulkan loader reads it once a process; where a
 * user has chosen drivers, that holds.
 */
export function withAllDrivers(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const swiftShader = swiftShaderManifest();
  if (env.VK_DRIVER_FILES !== undefined || env.VK_ICD_FILENAMES !== undefined || swiftShader === undefined)
    return env;
  const given = env.VK_ADD_DRIVER_FILES;
  return { ...env, VK_ADD_DRIVER_FILES: given ? `${given}:${swiftShader}` : swiftShader };
}
