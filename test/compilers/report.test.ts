import { describe, expect, test } from 'vitest';
import { longestInnermostLoop } from '../../scripts/compilers/loops.js';
import { compareReports, reportText } from '../../scripts/compilers/report.js';

const fit = { milliseconds: 20, registers: 80, spills: 0, instructions: 700, loop: 75 };

describe('what compilers made of the kernels, beside what is kept', () => {
  test('a kernel that is refused, or spills more, is worse; other numbers are changes', () => {
    const { worse, changes } = compareReports(
      { RADV: { fit, refit: { ...fit, spills: 4 } } },
      {
        RADV: { fit: { ...fit, spills: 2, loop: 78 }, refit: { ...fit, milliseconds: 90 } },
        FXC: { fit: { milliseconds: 5, refused: 'X3663' }, new: { milliseconds: 1, spills: 9 } },
      },
    );
    expect(worse).toEqual(['RADV: fit: spills 0 -> 2', 'FXC: fit is refused: X3663']);
    expect(changes).toEqual(['RADV: fit: loop 75 -> 78', 'RADV: refit: spills 4 -> 0']);
  });

  test('a kernel whose compile time explodes is worse, on a machine of any speed', () => {
    const others = {
      a: { milliseconds: 900, characters: 30_000 },
      b: { milliseconds: 2500, characters: 90_000 },
    };
    const fxc = { ...others, c: { milliseconds: 40_000, characters: 100_000 } };
    const slower = Object.entries(fxc).map(([name, each]) => [
      name,
      { ...each, milliseconds: 5 * each.milliseconds },
    ]);
    expect(compareReports({}, { FXC: others }).worse).toEqual([]);
    expect(compareReports({}, { FXC: fxc }).worse).toEqual([
      'FXC: c takes 40000 ms, for its size 13.3 times what others do',
    ]);
    expect(compareReports({}, { FXC: Object.fromEntries(slower) }).worse).toHaveLength(1);
  });

  test('what was not run stays as it was', () => {
    const kept = { FXC: { fit }, RADV: { fit } };
    const text = reportText(kept, { RADV: { refit: fit } });
    expect(JSON.parse(text)).toEqual({ FXC: { fit }, RADV: { refit: fit } });
    expect(text.split('\n')).toHaveLength(9);
  });
});

test('the longest loop that has no other within it is counted, its branch included', () => {
  const assembly = `BB0:
\ts_mov_b32 s0, s3  ; 01
BB1:
\tv_add_f32 v0, v0, v1  ; 02
BB2:
\tv_mul_f32 v0, v0, v1  ; 03
\tv_exp_f32 v0, v0  ; 04
\ts_cbranch_scc1 BB2  ; 05
\tv_add_f32 v0, v0, v1  ; 06
\ts_cbranch_scc0 BB4  ; 07
\ts_branch BB1  ; 08
BB4:
\ts_endpgm  ; 09`;
  expect(longestInnermostLoop(assembly)).toBe(3);
  expect(longestInnermostLoop('BB0:\n\ts_endpgm')).toBe(0);
});
