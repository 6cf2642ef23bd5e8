/** A fault of a Parquet file, in words that complete "it cannot be read: ..."; callers wrap it in their own error. */
export class ParquetDamage extends Error {
  override readonly name = 'Damage';
}

/** A limit on memory and work. The sizes that a file claims are charged before anything is allocated for them. */
export class Budget {
  private remaining: number;

  constructor(
    limit: number,
    private readonly message: string,
  ) {
    this.remaining = limit;
  }

  take(amount: number): void {
    // Negated, so that NaN is refused as well.
    if (!(amount >= 0 && amount <= this.remaining)) throw new ParquetDamage(this.message);
    this.remaining -= amount;
  }
}
