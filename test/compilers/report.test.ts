import { describe, expect, test } from 'vitest';
import { longestInnermostLoop, loopLengths } from '../../scripts/compilers/loops.js';
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

  test('a kernel that takes a compiler longer, more than others do on this machine, is worse', () => {
    const times = (a: number, b: number, c: number) => ({
      FXC: { a: { milliseconds: a }, b: { milliseconds: b }, c: { milliseconds: c } },
    });
    const before = times(900, 2500, 2000);
    expect(compareReports({}, before).worse).toEqual([]);
    expect(compareReports(before, times(4500, 12_500, 10_000)).worse).toEqual([]);
    expect(compareReports(before, times(1800, 5000, 14_000)).worse).toEqual([
      'FXC: c takes 14000 ms, and took 2000',
    ]);
  });

  test('what was not run stays as it was', () => {
    const kept = { FXC: { fit }, RADV: { fit } };
    const text = reportText(kept, { RADV: { refit: fit } });
    expect(JSON.parse(text)).toEqual({ FXC: { fit }, RADV: { refit: fit } });
    expect(text.split('\n')).toHaveLength(9);
    const some = reportText(kept, { RADV: { refit: fit } }, 'some');
    expect(JSON.parse(some)).toEqual({ FXC: { fit }, RADV: { fit, refit: fit } });
  });
});

test('loops are counted without those within them, their branches included', () => {
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
  // Those that only wait or jump, such as the last one of the outer loop, are not counted.
  expect(loopLengths(assembly)).toEqual([3, 3]);
  expect(longestInnermostLoop('BB0:\n\ts_endpgm')).toBe(0);
});
