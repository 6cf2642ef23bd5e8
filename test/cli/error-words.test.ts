import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { command as solveCommand } from '../../src/cli/commands/solve/command.js';
import { writeError } from '../../src/cli/complaints.js';
import { field, IsolossError, optionOf } from '../../src/errors.js';
import { attributeOf } from '../../src/jobs/options.js';
import { allocateForm } from '../../src/tasks/allocate/form.js';
import { batchForm } from '../../src/tasks/batch/form.js';
import { chainForm } from '../../src/tasks/chain/form.js';
import { compareForm } from '../../src/tasks/compare/form.js';
import { designForm } from '../../src/tasks/design/form.js';
import { equivalentForm } from '../../src/tasks/equivalent/form.js';
import { fitForm } from '../../src/tasks/fit/form.js';
import { hyperForm } from '../../src/tasks/hyper/form.js';
import { isoflopForm } from '../../src/tasks/isoflop/form.js';
import { multiplierForm } from '../../src/tasks/multiplier/form.js';
import { multiverseForm } from '../../src/tasks/multiverse/form.js';
import { predictForm } from '../../src/tasks/predict/form.js';
import { regretForm } from '../../src/tasks/regret/form.js';
import { rolloutForm } from '../../src/tasks/rollout/form.js';
import { shapeForm } from '../../src/tasks/shape/form.js';
import { solveForm } from '../../src/tasks/solve/form.js';
import { surfaceForm } from '../../src/tasks/surface/form.js';
import { verifyForm } from '../../src/tasks/verify/form.js';
import { Text } from './support.js';

const forms = [
  fitForm,
  multiverseForm,
  isoflopForm,
  compareForm,
  rolloutForm,
  batchForm,
  predictForm,
  chainForm,
  solveForm,
  equivalentForm,
  hyperForm,
  multiplierForm,
  allocateForm,
  regretForm,
  designForm,
  surfaceForm,
  shapeForm,
  verifyForm,
];

describe('an error that names fields of a job', () => {
  const error = new IsolossError(
    'too-few-rows',
    `Of ${field('lastBy')} x few.`,
    `Add ${field('bootstrap')} 100.`,
  );

  test('calls them by their names in the library', () => {
    expect([error.message, error.fix]).toEqual(['Of lastBy x few.', 'Add bootstrap 100.']);
  });

  test('calls them by their options at the command line', () => {
    const err = new Text();
    writeError(error, { out: new Text(), err });
    expect(err.text).toBe('error: Of --last-by x few.\n  fix: Add --bootstrap 100.\n');
  });

  test('keeps both where another error says more of the same', () => {
    const more = new IsolossError('too-few-rows', `In a.csv: ${error.marked.message}`, error.marked.fix);
    expect(more.message).toBe('In a.csv: Of lastBy x few.');
    expect(more.worded(optionOf)).toEqual({
      message: 'In a.csv: Of --last-by x few.',
      fix: 'Add --bootstrap 100.',
    });
  });
});

test('every option but those of axes is called as its field, so that errors find it', () => {
  const others = forms.flatMap(({ options }) =>
    options.flatMap((option) => (attributeOf(option) === option.field ? [] : [option.field])),
  );
  expect([...new Set(others)].sort()).toEqual(['axes', 'loss']);
  expect(solveCommand.called?.('loss')).toBe('--target-loss');
  expect(optionOf('axes')).toBe('--axis');
});

test('every field that a message names is an option of some command', () => {
  const src = fileURLToPath(new URL('../../src', import.meta.url));
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const known = new Set(['job', ...forms.flatMap(({ options }) => options.map(({ field }) => field))]);
  const named = files.flatMap((name) =>
    [...readFileSync(join(src, name), 'utf8').matchAll(/\bfield\('(\w+)'\)/g)].map(([, of]) => of),
  );
  expect(named.length).toBeGreaterThan(100);
  expect([...new Set(named)].filter((of) => !known.has(of))).toEqual([]);
});
