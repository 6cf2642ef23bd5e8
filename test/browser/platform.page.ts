import { gpu, processorName, sha256Hex, yieldToEvents } from '#platform';

export async function main() {
  const found = await gpu();
  const adapter = await found.gpu?.requestAdapter();
  let ran = false;
  setTimeout(() => {
    ran = true;
  }, 0);
  while (!ran) await yieldToEvents();
  return {
    vendor: adapter?.info.vendor,
    digest: await sha256Hex(new TextEncoder().encode('abc')),
    processor: processorName(),
  };
}
