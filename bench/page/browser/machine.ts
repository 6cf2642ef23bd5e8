/** What a browser tells of the machine that it runs on. */
import { processorName, threads } from '#platform';
import type { Machine } from '../../results.js';

/** Told by Chromium alone. */
interface MoreNavigator {
  readonly deviceMemory?: number;
  readonly userAgentData?: {
    readonly platform: string;
    readonly brands: readonly { readonly brand: string; readonly version: string }[];
  };
}

export function browserMachine(): Machine {
  const { deviceMemory, userAgentData } = navigator as Navigator & MoreNavigator;
  return {
    processor: processorName(),
    threads: threads(),
    // Browsers round it, and tell no more than 8 GiB.
    memory: deviceMemory === undefined ? null : deviceMemory * 2 ** 30,
    platform: userAgentData?.platform || navigator.platform || 'unknown',
    runtime: runtimeName(navigator.userAgent, userAgentData?.brands),
  };
}

const known: readonly (readonly [pattern: RegExp, name: string])[] = [
  [/Edg\/([\d.]+)/, 'Edge'],
  [/Firefox\/([\d.]+)/, 'Firefox'],
  [/Chrom(?:e|ium)\/([\d.]+)/, 'Chromium'],
  [/Version\/([\d.]+).*Safari/, 'Safari'],
];

/** Name and version: by brands where there are any, since the other text is made to mislead. */
export function runtimeName(
  userAgent: string,
  brands: readonly { readonly brand: string; readonly version: string }[] = [],
): string {
  // One of the brands is nonsense on purpose, `Not A Brand` in some spelling; Chromium is the last choice.
  const real = brands.filter(({ brand }) => !/not.*brand/i.test(brand));
  const best = real.find(({ brand }) => brand !== 'Chromium') ?? real[0];
  if (best !== undefined) return `${best.brand} ${best.version}`;
  for (const [pattern, name] of known) {
    const match = userAgent.match(pattern);
    if (match !== null) return `${name} ${match[1]}`;
  }
  return 'a browser';
}
