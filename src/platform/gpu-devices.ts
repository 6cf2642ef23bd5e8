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

/** A device of the PCI bus, numbers in hexadecimal as Linux writes them: class 0x030000, vendor 0x10de. */
export interface PciDevice {
  readonly address: string;
  readonly class: string;
  readonly vendor: string;
  readonly device: string;
}

/**
 * The addresses of `of` GPUs of one model, in the bus's order; undefined where no model, or more than one, is there so many
 * times.
 */
export function alikeAmong(devices: readonly PciDevice[], of: number): readonly string[] | undefined {
  const models = new Map<string, string[]>();
  for (const each of devices) {
    if (!each.class.startsWith('0x03')) continue;
    const model = `${each.vendor} ${each.device}`;
    models.set(model, [...(models.get(model) ?? []), each.address]);
  }
  const groups = [...models.values()].filter((addresses) => addresses.length === of);
  return groups.length === 1 ? groups[0].sort() : undefined;
}

/** The form in which Mesa's device-select layer, which applies to drivers of all vendors, takes a PCI address. */
export function layerTag(address: string): string {
  return `pci-${address.replace(/[:.]/g, '_')}`;
}
