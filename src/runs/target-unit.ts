/** What a target is measured in, judged by the name of its column. */

export interface TargetUnit {
  /** As it is printed beside values. */
  readonly unit: string;
  /** Whether a greater value is a better one. */
  readonly higherIsBetter: boolean;
}

const lower = (unit: string): TargetUnit => ({ unit, higherIsBetter: false });
const higher = (unit: string): TargetUnit => ({ unit, higherIsBetter: true });

/** Words of a column's name, and what a column with such a word holds; the first that fits. */
const UNITS: readonly (readonly [words: RegExp, TargetUnit])[] = [
  [/^(bpb|bits_?per_?byte)$/, lower('bits per byte')],
  [/^(bpc|bits_?per_?char(acter)?)$/, lower('bits per character')],
  [/^(bpt|bits_?per_?token)$/, lower('bits per token')],
  [/^(bpd|bits_?per_?dim(ension)?)$/, lower('bits per dimension')],
  [/^(nats_?per_?token)$/, lower('nats per token')],
  [/^nats$/, lower('nats')],
  [/^bits$/, lower('bits')],
  [/^(ppl|perplexity|perplexities)$/, lower('perplexity')],
  [/^(wer|cer)$/, lower('error rate')],
  [/^(error|err|err_?rate|error_?rate|errors|top1err|top5err)$/, lower('error rate')],
  [/^(brier)$/, lower('Brier score')],
  [/^(rmse|mse|mae|fid)$/, lower('')],
  [/^(acc|accuracy|acc_?norm|top_?1|top_?5|em|exact_?match|pass_?rate)$/, higher('accuracy')],
  [/^(bleu|rouge|rouge_?l|chrf|meteor|comet|f1|auc|auroc|map|mrr|elo)$/, higher('')],
  [/^(win_?rate)$/, higher('win rate')],
  [/^(reward|return)$/, higher('reward')],
  [/^(score|scores)$/, higher('score')],
];

/** Names whose letters say how they are written. */
const WRITTEN: ReadonlyMap<string, string> = new Map([
  ['bleu', 'BLEU'],
  ['rouge', 'ROUGE'],
  ['chrf', 'chrF'],
  ['meteor', 'METEOR'],
  ['comet', 'COMET'],
  ['elo', 'Elo'],
]);

/**
 * The unit of a column by its name: `val_bpb`, `eval/perplexity`, `summary.accuracy`. Undefined where the name says
 * nothing, as `loss` does. The last word that says something counts: `error_bits_per_byte` is in bits per byte.
 */
export function unitOfName(name: string): TargetUnit | undefined {
  const words = wordsOf(name);
  for (let end = words.length; end > 0; end--) {
    for (let from = Math.max(0, end - 3); from < end; from++) {
      const word = words.slice(from, end).join('_');
      const found = UNITS.find(([pattern]) => pattern.test(word));
      if (found === undefined) continue;
      const [, { unit, higherIsBetter }] = found;
      return {
        unit: unit === '' ? (WRITTEN.get(word.split('_')[0]) ?? word.toUpperCase()) : unit,
        higherIsBetter,
      };
    }
  }
  return undefined;
}

/** `valBpb`, `val_bpb` and `val/bpb` are the words val, bpb. */
function wordsOf(name: string): string[] {
  return name
    .slice(0, 1000)
    .replace(/([\p{Ll}\p{N}])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}@]+/u)
    .filter((word) => word !== '');
}
