import { inject } from 'vitest';

const { folder, names } = inject('data').cases;

/** Path of a small input; undefined where this machine lacks it. */
export function caseFile(name: string): string | undefined {
  return names.includes(name) ? `${folder}/${name}` : undefined;
}

/** Path of a small input with a known right answer, kept beside the published data; skips the test where it is absent. */
export function needCase(context: { skip(note?: string): never }, name: string): string {
  return (
    caseFile(name) ??
    context.skip(`${name} is not in ${folder}; set ISOLOSS_TEST_DATA to a folder beside cases/`)
  );
}
