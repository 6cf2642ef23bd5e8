import { describe, expect, test } from 'vitest';
import { findPreset } from '../../../src/laws/index.js';
import { axisOver, linearAxis } from '../../../src/report/figures/axis.js';
import { nameWithin, pairsFigure } from '../../../src/report/figures/pairs.js';
import { ellipseOf } from '../../../src/report/figures/panels.js';
import { publishedValues } from '../../../src/report/figures/published.js';
import { bibtex, papersOf } from '../../../src/report/sentences/citation.js';
import { sharedFirst } from '../../../src/report/sentences/groups.js';
import { answerMethods } from '../../../src/report/sentences/methods.js';
import { parameterUnits } from '../../../src/report/sentences/units.js';
import { fittedOfPreset } from '../../../src/tasks/fitted/published.js';
import { fitReference } from '../../../src/tasks/fitted/reference.js';
import { onInput, outcome, replicates, uncertain } from '../fixture.js';

test('an ellipse holds the share of normal points that it is of, along the axes of the panel', () => {
  const count = 4000;
  const angles = Array.from({ length: count }, (_, i) => (2 * Math.PI * i * 0.61803398875) % (2 * Math.PI));
  const radii = angles.map((_, i) => Math.sqrt(-2 * Math.log(1 - (i + 0.5) / count)));
  const [u, v] = [Math.cos, Math.sin].map((of) => angles.map((angle, i) => radii[i] * of(angle)));
  const axis = (name: string, values: Float64Array) => ({
    name,
    values,
    scale: linearAxis(-10, 10),
    estimate: 0,
    interval: null,
  });
  const across = axis(
    'x',
    Float64Array.from(u, (x, i) => x + v[i]),
  );
  const down = axis(
    'y',
    Float64Array.from(u, (x, i) => x - v[i] / 2),
  );
  const found = ellipseOf(across, down, 0.95);
  if (found === undefined) throw new Error('there is one');
  const { centre, axes, angle } = found;
  const inside = u.filter((_, i) => {
    const [x, y] = [across.values[i] / 20 + 0.5 - centre[0], down.values[i] / 20 + 0.5 - centre[1]];
    const [along, beside] = [
      x * Math.cos(angle) + y * Math.sin(angle),
      y * Math.cos(angle) - x * Math.sin(angle),
    ];
    return (along / axes[0]) ** 2 + (beside / axes[1]) ** 2 <= 1;
  });
  expect(inside.length / count).toBeCloseTo(0.95, 2);
  expect(
    ellipseOf({ ...across, values: new Float64Array(9) }, { ...down, values: new Float64Array(9) }, 0.95),
  ).toBeUndefined();
});

test('a fit stands beside published values of numbers that have no unit, what follows from them included', () => {
  const { record } = outcome();
  const a = record.derived.a;
  const values = publishedValues({ ...record, derived: { a, a_opt: a } });
  expect([...values.keys()]).toEqual(['alpha', 'beta', 'a_opt']);
  const { alpha, beta } = findPreset('chinchilla:besiroglu-2024').preset.values;
  const of = (name: string) => values.get(name)?.find((each) => each.name === 'besiroglu-2024')?.value;
  expect(of('alpha')).toBe(alpha);
  expect(of('a_opt')).toBeCloseTo(beta / (alpha + beta), 12);
  expect(publishedValues(onInput().record).size).toBe(0);
});

test('of two shares of a whole one stands beside published values, and nothing that the runs leave open', () => {
  const { record } = outcome();
  const a = record.derived.a;
  const shares = { ...record, derived: { a_opt: a, b_opt: a, gamma: a } };
  expect([...publishedValues(shares).keys()]).toEqual(['alpha', 'beta', 'a_opt', 'gamma']);
  const verdicts = {
    ...record.identifiability.verdicts,
    beta: { verdict: 'not determined', why: 'It lies at its bound.' } as const,
  };
  const open = {
    ...shares,
    certificate: { ...record.certificate, atBound: ['beta'] },
    identifiability: { ...record.identifiability, verdicts },
  };
  expect([...publishedValues(open).keys()]).toEqual(['alpha']);
});

describe('replicates in pairs of parameters', () => {
  test('leave out a parameter that is the same in all of them, and say so', () => {
    const fitted = uncertain();
    const { count, columns } = fitted.replicates ?? replicates();
    const held = {
      ...fitted,
      replicates: { ...replicates(), columns: { ...columns, E: new Float64Array(count) } },
    };
    const text = pairsFigure(held)?.text ?? '';
    expect(text).toContain('E is 0 in every replicate.');
    expect(text).toContain('α against A');
    expect(text).not.toContain('against E');
  });

  test('parameters that groups share come before those of single groups', () => {
    expect(sharedFirst(['E[a]', 'E[b]', 'alpha', 'E[c]', 'beta'], 3)).toEqual(['alpha', 'beta', 'E[a]']);
  });

  test('have names that fit their panels, told apart by both ends', () => {
    expect(nameWithin('alpha', 4)).toBe('α');
    expect(nameWithin('E[dataset_1]', 10)).toBe('E[da..._1]');
    expect(nameWithin('E[dataset_2]', 10)).toHaveLength(10);
  });
});

test('a parameter of a group has the unit of the law’s', () => {
  const { record } = outcome();
  const { A, alpha } = record.parameters;
  const units = parameterUnits({ ...record, parameters: { 'A[x]': A, 'alpha[y]': alpha } });
  expect([units.get('A[x]'), units.get('alpha[y]')]).toEqual(['nats per token times parameters^alpha', '']);
});

describe('what to cite', () => {
  test('are isoloss, the law and the published values, each once', () => {
    const fit = fitReference(fittedOfPreset('chinchilla:besiroglu-2024'));
    const ids = papersOf([fit, fit]);
    expect(ids).toEqual(['hoffmann-2022', 'besiroglu-2024']);
    const text = bibtex(ids);
    expect(text.match(/^@/gm)?.length).toBe(3);
    expect(text).toContain('@article{besiroglu-2024,\n  author = {Besiroglu and others},');
    expect(answerMethods(fit, 'The law was evaluated at 2 points')).toMatch(
      /^The law L = E \+ A\/N\^alpha \+ B\/D\^beta \(Hoffmann et al\. 2022\) was taken with the parameters of chinchilla:besiroglu-2024: E = .* The law was evaluated at 2 points\. Nothing is known of the uncertainty/,
    );
  });

  test('is isoloss alone for a formula of one’s own', () => {
    expect(papersOf([{ law: 'chinchilla', formula: 'E + A/N^alpha' }])).toEqual([]);
  });
});

test('axes of less than a decade have even ticks, more than three of them', () => {
  expect(axisOver([2.1, 3.4]).ticks.length).toBeGreaterThan(3);
});
