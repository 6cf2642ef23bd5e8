import { describe, expect, it } from 'vitest';
import { unitOfName } from '../../src/runs/target-unit.js';

describe('the unit of a column', () => {
  it.each([
    ['val_bpb', 'bits per byte', false],
    ['eval/bits_per_byte', 'bits per byte', false],
    ['summary: val/ppl', 'perplexity', false],
    ['wikitext.perplexity', 'perplexity', false],
    ['errorBitsPerByte', 'bits per byte', false],
    ['hellaswag_acc_norm', 'accuracy', true],
    ['Accuracy (%)', 'accuracy', true],
    ['test_error', 'error rate', false],
    ['BLEU', 'BLEU', true],
    ['val nats', 'nats', false],
    ['macro-F1', 'F1', true],
  ])('named %s is %s', (name, unit, higherIsBetter) => {
    expect(unitOfName(name)).toEqual({ unit, higherIsBetter });
  });

  it.each(['loss', 'val_loss', 'L', 'accumulated', 'mirror', 'backbone', 'y'])(
    'named %s is not known',
    (name) => {
      expect(unitOfName(name)).toBeUndefined();
    },
  );
});
