/**
 * The best points of a search, independent of the order of insertion: by objective, ties to the lower point number. The twin of
 * `shaders/top-k.wgsl`.
 */
export class BestPoints {
  /** lists x top, best first. */
  readonly objective: Float64Array;
  /** lists x top, -1 where there are no more. */
  readonly point: Float64Array;
  /** By list: candidates counted. */
  readonly feasible: Float64Array;

  constructor(
    lists: number,
    readonly top: number,
  ) {
    this.objective = new Float64Array(lists * top).fill(Infinity);
    this.point = new Float64Array(lists * top).fill(-1);
    this.feasible = new Float64Array(lists);
  }

  /** The objective that a candidate must beat, or tie with a lower number, to enter `list`. */
  worst(list: number): number {
    return this.objective[(list + 1) * this.top - 1];
  }

  insert(list: number, objective: number, point: number): void {
    const first = list * this.top;
    let place = first + this.top;
    while (place > first && precedes(objective, point, this.objective[place - 1], this.point[place - 1])) {
      // For the few entries here, copyWithin would cost more.
      if (place < first + this.top) {
        this.objective[place] = this.objective[place - 1];
        this.point[place] = this.point[place - 1];
      }
      place--;
    }
    if (place === first + this.top) return;
    this.objective[place] = objective;
    this.point[place] = point;
  }

  /** Merges list `from` of another search into `list`. */
  merge(list: number, other: Pick<BestPoints, 'objective' | 'point' | 'feasible'>, from: number): void {
    this.feasible[list] += other.feasible[from];
    for (let k = from * this.top; k < (from + 1) * this.top && other.point[k] >= 0; k++) {
      this.insert(list, other.objective[k], other.point[k]);
    }
  }

  clear(): void {
    this.objective.fill(Infinity);
    this.point.fill(-1);
    this.feasible.fill(0);
  }
}

function precedes(objective: number, point: number, other: number, otherPoint: number): boolean {
  return objective < other || (objective === other && point < otherPoint);
}
