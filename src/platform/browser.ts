import type { Gpu, GpuOptions } from './platform.js';

/** The browser's own WebGPU. */
export async function gpu(_options: GpuOptions = {}): Promise<Gpu> {
  const own: GPU | undefined = navigator.gpu;
  if (own !== undefined) return { gpu: own };
  return {
    gpu: undefined,
    reason: isSecureContext
      ? 'this browser has no WebGPU'
      : 'browsers offer WebGPU only to pages served over https or from localhost',
  };
}

/** Browsers do not name the processor; its number of threads is what they tell. */
export function processorName(): string {
  return `browser, ${navigator.hardwareConcurrency} threads`;
}

/** SHA-256 in lower-case hexadecimal. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Lets input, timers and painting have their turn; a message is not throttled in hidden tabs as timers are. */
export function yieldToEvents(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
