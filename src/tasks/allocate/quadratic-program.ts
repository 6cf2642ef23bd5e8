/**
 * A small dense quadratic programme, the step of SQP: minimise d'Hd/2 + q'd subject to a_i'd <= b_i, by the dual method
 * of Goldfarb and Idnani (1983). Successive steps mostly have the same active set, so that the last one is tried first.
 * Solving allocates no memory, since there are hundreds of thousands of steps.
 */

/** A pivot this small, relative, is rounding. */
const SINGULAR = 1e-10;

/** A few units in the last place. */
const ROUNDING = 4e-15;

export class QuadraticProgram {
  /** H, row-major; modified to be positive definite. */
  readonly hessian: Float64Array;
  /** q */
  readonly slope: Float64Array;
  /** a, row-major: one row per constraint. */
  readonly rows: Float64Array;
  /** b */
  readonly room: Float64Array;
  /** The solution d. */
  readonly step: Float64Array;
  /** Multipliers of all constraints. */
  readonly multipliers: Float64Array;
  /** Indices of the active constraints. */
  readonly working: Int32Array;
  bound = 0;
  /** Largest component of the unconstrained step: the scale of the step's rounding error. */
  private reach = 0;
  private readonly inverse: Float64Array;
  private readonly factor: Float64Array;
  private readonly system: Float64Array;
  private readonly right: Float64Array;
  private readonly direction: Float64Array;
  private readonly ratio: Float64Array;

  constructor(
    readonly size: number,
    readonly constraints: number,
  ) {
    this.hessian = new Float64Array(size * size);
    this.slope = new Float64Array(size);
    this.rows = new Float64Array(constraints * size);
    this.room = new Float64Array(constraints);
    this.step = new Float64Array(size);
    this.multipliers = new Float64Array(constraints);
    this.working = new Int32Array(size + 1);
    this.inverse = new Float64Array(size * size);
    this.factor = new Float64Array(size * size);
    this.system = new Float64Array((size + 1) * (size + 1));
    this.right = new Float64Array(size + 1);
    this.direction = new Float64Array(size);
    this.ratio = new Float64Array(size + 1);
  }

  /** Solves; `working` and `bound` hold the first working set, and then the active set. False if infeasible. */
  solve(): boolean {
    this.regularise();
    this.findReach();
    return this.tryWorking() || this.fromNothing();
  }

  /** Adds curvature along the normals of active constraints, which changes no step within them, then everywhere, until H is positive definite. */
  private regularise(): void {
    const { size: n, hessian, rows } = this;
    if (this.invert()) return;
    let largest = 0;
    for (let i = 0; i < n; i++) largest = Math.max(largest, Math.abs(hessian[i * n + i]));
    if (this.bound > 0) {
      for (let k = 0; k < this.bound; k++) {
        const at = this.working[k] * n;
        let square = 0;
        for (let i = 0; i < n; i++) square += rows[at + i] ** 2;
        const weight = (10 * (largest || 1)) / square;
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++) hessian[i * n + j] += weight * rows[at + i] * rows[at + j];
        }
      }
      if (this.invert()) return;
    }
    // Where the curvature vanishes along a slope the step has no end: short enough, then, that its rounding is small.
    const steepest = this.slope.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    for (let added = Math.max(1e-6 * (largest || 1), 1e-4 * steepest); ; added *= 10) {
      for (let i = 0; i < n; i++) hessian[i * n + i] += added;
      if (this.invert() || !(added < 1e300)) return;
    }
  }

  /** inverse = H^-1 by Cholesky; false if H is not positive definite. */
  private invert(): boolean {
    const { size: n, hessian, factor, inverse } = this;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j <= i; j++) {
        let sum = hessian[i * n + j];
        for (let k = 0; k < j; k++) sum -= factor[i * n + k] * factor[j * n + k];
        if (i === j) {
          if (!(sum > SINGULAR * Math.abs(hessian[i * n + i]))) return false;
          factor[i * n + i] = Math.sqrt(sum);
        } else factor[i * n + j] = sum / factor[j * n + j];
      }
    }
    for (let c = 0; c < n; c++) {
      for (let i = 0; i < n; i++) {
        let sum = i === c ? 1 : 0;
        for (let k = 0; k < i; k++) sum -= factor[i * n + k] * inverse[k * n + c];
        inverse[i * n + c] = sum / factor[i * n + i];
      }
      for (let i = n - 1; i >= 0; i--) {
        let sum = inverse[i * n + c];
        for (let k = i + 1; k < n; k++) sum -= factor[k * n + i] * inverse[k * n + c];
        inverse[i * n + c] = sum / factor[i * n + i];
      }
    }
    return true;
  }

  private findReach(): void {
    const { size: n, inverse, slope } = this;
    this.reach = 0;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += inverse[i * n + j] * slope[j];
      this.reach = Math.max(this.reach, Math.abs(sum));
    }
  }

  /** Whether the working set is the active set. */
  private tryWorking(): boolean {
    const { size: n, inverse, slope, rows, room, working, bound, step, multipliers, right } = this;
    if (bound > n) return false;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let j = 0; j < n; j++) sum -= inverse[i * n + j] * slope[j];
      step[i] = sum;
    }
    for (let k = 0; k < bound; k++) {
      const at = working[k] * n;
      let sum = -room[working[k]];
      for (let i = 0; i < n; i++) sum += rows[at + i] * step[i];
      right[k] = sum;
    }
    if (!this.solveWorking()) return false;
    multipliers.fill(0);
    for (let k = 0; k < bound; k++) {
      if (!(right[k] >= 0)) return false;
      multipliers[working[k]] = right[k];
    }
    for (let k = 0; k < bound; k++) {
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j < n; j++) sum += inverse[i * n + j] * rows[working[k] * n + j];
        step[i] -= right[k] * sum;
      }
    }
    return this.mostViolated() < 0;
  }

  /** Solves (A H^-1 A') x = right over the working set, in place; false if its rows are linearly dependent. */
  private solveWorking(): boolean {
    const { size: n, inverse, rows, working, bound, system, right } = this;
    for (let k = 0; k < bound; k++) {
      for (let l = 0; l < bound; l++) {
        let sum = 0;
        for (let i = 0; i < n; i++) {
          for (let j = 0; j < n; j++)
            sum += rows[working[k] * n + i] * inverse[i * n + j] * rows[working[l] * n + j];
        }
        system[k * bound + l] = sum;
      }
    }
    for (let k = 0; k < bound; k++) {
      const pivot = system[k * bound + k];
      if (!(pivot > 0)) return false;
      for (let l = k + 1; l < bound; l++) {
        const multiple = system[l * bound + k] / pivot;
        const before = system[l * bound + l];
        for (let j = k; j < bound; j++) system[l * bound + j] -= multiple * system[k * bound + j];
        if (l === k + 1 && !(system[l * bound + l] > SINGULAR * before)) return false;
        right[l] -= multiple * right[k];
      }
    }
    for (let k = bound - 1; k >= 0; k--) {
      for (let j = k + 1; j < bound; j++) right[k] -= system[k * bound + j] * right[j];
      right[k] /= system[k * bound + k];
    }
    return true;
  }

  /** The constraint that the step violates most; -1 for none. */
  private mostViolated(): number {
    const { size: n, constraints, rows, room, step } = this;
    let worst = -1;
    let most = 0;
    for (let c = 0; c < constraints; c++) {
      let sum = -room[c];
      let size = 0;
      for (let i = 0; i < n; i++) {
        sum += rows[c * n + i] * step[i];
        size += Math.abs(rows[c * n + i]) * (Math.abs(step[i]) + this.reach);
      }
      const excess = sum - ROUNDING * (size + Math.abs(room[c]));
      if (excess > most) {
        worst = c;
        most = excess;
      }
    }
    return worst;
  }

  /** Goldfarb and Idnani's method, from the unconstrained minimum. */
  private fromNothing(): boolean {
    const { size: n, inverse, slope, rows, room, working, step, multipliers, direction, right, ratio } = this;
    this.bound = 0;
    multipliers.fill(0);
    for (let i = 0; i < n; i++) {
      step[i] = 0;
      for (let j = 0; j < n; j++) step[i] -= inverse[i * n + j] * slope[j];
    }
    for (let round = 0; round < 8 * (this.constraints + n); round++) {
      const p = this.mostViolated();
      // Constraints in the working set are violated by rounding only.
      if (p < 0 || working.subarray(0, this.bound).includes(p)) return true;
      for (;;) {
        // Changing p's multiplier by t changes the step by -t direction and the other multipliers by -t ratio.
        for (let i = 0; i < n; i++) {
          direction[i] = 0;
          for (let j = 0; j < n; j++) direction[i] += inverse[i * n + j] * rows[p * n + j];
        }
        let own = 0;
        for (let i = 0; i < n; i++) own += rows[p * n + i] * direction[i];
        for (let k = 0; k < this.bound; k++) {
          right[k] = 0;
          for (let i = 0; i < n; i++) right[k] += rows[working[k] * n + i] * direction[i];
        }
        if (!this.solveWorking()) return false;
        ratio.set(right);
        for (let k = 0; k < this.bound; k++) {
          for (let i = 0; i < n; i++) {
            let sum = 0;
            for (let j = 0; j < n; j++) sum += inverse[i * n + j] * rows[working[k] * n + j];
            direction[i] -= ratio[k] * sum;
          }
        }
        let gain = 0;
        let excess = -room[p];
        for (let i = 0; i < n; i++) {
          gain += rows[p * n + i] * direction[i];
          excess += rows[p * n + i] * step[i];
        }
        const full = this.bound < n && gain > SINGULAR * own ? excess / gain : Infinity;
        let partial = Infinity;
        let leaving = -1;
        for (let k = 0; k < this.bound; k++) {
          const t = ratio[k] > 0 ? multipliers[working[k]] / ratio[k] : Infinity;
          if (t < partial) {
            partial = t;
            leaving = k;
          }
        }
        const t = Math.min(full, partial);
        if (t === Infinity) return false;
        if (full < Infinity) for (let i = 0; i < n; i++) step[i] -= t * direction[i];
        for (let k = 0; k < this.bound; k++) multipliers[working[k]] -= t * ratio[k];
        multipliers[p] += t;
        if (t === full) {
          working[this.bound++] = p;
          break;
        }
        multipliers[working[leaving]] = 0;
        working[leaving] = working[--this.bound];
      }
    }
    return false;
  }
}
