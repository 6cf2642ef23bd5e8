/** A half-open range of characters in the formula's text, 0-based. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export type ArithmeticOperator = '+' | '-' | '*' | '/' | '^';
export type ComparisonOperator = '<' | '<=' | '>' | '>=' | '==' | '!=';
export type LogicalOperator = 'and' | 'or';
export type BinaryOperator = ArithmeticOperator | ComparisonOperator | LogicalOperator;

/** In which order rows are gone through by a function that sums along a run. */
export interface Path {
  /** Expressions whose values name a run; none: all rows are of one. */
  readonly by: readonly Expression[];
  /** What rows are ordered by; absent: as they stand. */
  readonly order?: Expression;
  /** Every whole value of `order` is a step, between rows too. */
  readonly isFilled: boolean;
}

/** The syntax tree that `parse` yields: laws, maps, filters, costs and constraints alike. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  | { readonly kind: 'text'; readonly value: string; readonly span: Span }
  | { readonly kind: 'name'; readonly name: string; readonly span: Span }
  | {
      readonly kind: 'unary';
      readonly operator: '-' | 'not';
      readonly operand: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
      readonly span: Span;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly arguments: readonly Expression[];
      /** Of functions along a run, where it is written. */
      readonly path?: Path;
      readonly span: Span;
    }
  /** The unknown `name` between `from` and `to` at which `left` equals `right`, or zero where there is no `right`. */
  | {
      readonly kind: 'root';
      readonly name: string;
      readonly from: Expression;
      readonly to: Expression;
      readonly left: Expression;
      readonly right?: Expression;
      readonly span: Span;
    };
