/** Device files of GPUs among the names in `/dev`: of Linux's drivers, NVIDIA's (numbers stay in containers), and WSL's. */
export function gpuDevicesAmong(names: readonly string[]): readonly string[] {
  return names.filter((name) => /^(dri|dxg|nvidia\d+)$/.test(name)).map((name) => `/dev/${name}`);
}

/** Why the npm package `webgpu` does not load, in words that finish the sentence "No WebGPU: ...". */
export function loadFailure(message: string, platform: string, version: string): string {
  if (/Cannot find (package|module)/.test(message)) {
    return `the package webgpu is not installed (npm install webgpu@${version})`;
  }
  const line = message.split('\n')[0].replace(/\.$/, '');
  const remedy =
    platform === 'win32' && /specified module|DLL/i.test(message)
      ? '; it needs the Microsoft Visual C++ Redistributable (vc_redist.x64.exe)'
      : '';
  return `the package webgpu could not be loaded: ${line}${remedy}`;
}
