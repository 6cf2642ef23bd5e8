import { afterAll, beforeAll, expect, test } from 'vitest';
import { Session } from '../../src/backend/webgpu/session.js';
import {
  kernelsOfAnyLaw,
  kernelsOfRoot,
  kernelsOfSize,
  kernelsOfSweeps,
} from '../support/generated-kernels.js';

let session: Session;
beforeAll(async () => {
  session = await Session.open();
});
afterAll(() => session.destroy());

test('every kernel that is generated is valid, for laws of 3 to 21 parameters and for one with a root', async () => {
  const kernels = [
    ...[3, 5, 7, 8, 12, 13, 21].flatMap((size) =>
      kernelsOfSize(size).filter(({ title }) => size === 5 || !/omit|factor|noise/.test(title)),
    ),
    ...kernelsOfRoot(),
    ...kernelsOfAnyLaw(),
    ...(await kernelsOfSweeps()),
  ];
  const { device } = session;
  const refused: string[] = [];
  for (const { title, source } of kernels) {
    device.pushErrorScope('validation');
    device.createShaderModule({ code: source.wgsl });
    const error = await device.popErrorScope();
    if (error !== null) refused.push(`${source.interface.name}, ${title}: ${error.message}`);
  }
  expect(refused).toEqual([]);
  expect(kernels.length).toBeGreaterThan(50);
});
