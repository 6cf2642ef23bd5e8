/** What is wrong with a Parquet file, in words that complete "it cannot be read: ..."; callers make it their own error. */
export class Damage extends Error {
  override readonly name = 'Damage';
}

/** Memory and work that a file may still cost. What it claims is charged before anything is allocated for it. */
export class Budget {
  private left: number;

  constructor(
    limit: number,
    private readonly what: string,
  ) {
    this.left = limit;
  }

  take(amount: number): void {
    // Written so that NaN is refused as well.
    if (!(amount >= 0 && amount <= this.left)) throw new Damage(this.what);
    this.left -= amount;
  }
}
