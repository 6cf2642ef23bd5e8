import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/** Path of a small input with a known right answer, kept beside the published data; skips the test where it is absent. */
export function needCase(context: { skip(note?: string): never }, name: string): string {
  const path = join(inject('data').folder, '../cases', name);
  return existsSync(path)
    ? path
    : context.skip(`${path} is not there; set ISOLOSS_TEST_DATA to a folder beside cases/`);
}
