/** Where software drivers for Vulkan are known to lie. */
import { existsSync } from 'node:fs';

/** SwiftShader's manifest: browsers bring it, and no Vulkan loader finds it there by itself. */
export function swiftShaderManifest(): string | undefined {
  return ['/usr/lib/chromium/vk_swiftshader_icd.json', '/opt/google/chrome/vk_swiftshader_icd.json'].find(
    (path) => existsSync(path),
  );
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
