/** What is not recomputed of a paper, and why: its runs are not at hand, or a law of it cannot be written yet. */

const notAtHand = (what: string): string => `Not recomputed: ${what}, whose runs are not at hand.`;

export const open: Readonly<Record<string, string>> = {
  'cherti-2022': notAtHand('eight power laws that were fitted to the released table'),
  'gordon-2021': notAtHand('losses and BLEU of three language pairs'),
  'mikami-2021': notAtHand('exponents and floors of seven transfers'),
  'tao-2024': notAtHand('the objective of the published constants on 1,054 rows'),
  'ye-2024':
    'Not recomputed: the floors of five domains, whose 26 mixtures are not at hand. mixing:17 is fitted to the runs of RegMix (Liu et al. 2024), typed as a formula.',
  'li-2025-step': notAtHand('the response surface of 1,911 runs'),
  'chen-2025-parallel': notAtHand('two tables of 24 losses'),
  'czech-2026': 'Of its isoFLOP tables only the digitised runs of Hoffmann et al. are at hand.',
  'porian-2024':
    'Not recomputed: exponents of the best size out of minima of isoFLOP curves, which the paper takes from splines with weights of its own.',
  'ruan-2024':
    'Its table of 148 models is fitted with an intercept for each family (--per), but there is no number to compare with.',
  'josancamon-2025': notAtHand('the sigmoid of one model'),
  'kwa-2025': notAtHand('the horizons of single models'),
  'magnusson-2025': notAtHand('decision accuracies'),
  'polo-2024': notAtHand('skills of 188 models'),
  'mayilvahanan-2025': notAtHand('shifted powers of pairs of losses'),
  'shukor-2025': 'Not recomputed: the paper prints errors and best shares, no parameters.',
  'alabdulmohsin-2022':
    'Not recomputed: errors of extrapolation of its four forms (power, saturating-power, reciprocal, bounded-power), whose printed numbers are not at hand.',
  'bhagia-2024':
    'Second steps of SocialIQA and CommonsenseQA are not recomputed: their runs are not at hand.',
  'hilton-2023':
    'Not recomputed: its runs are not at hand. The law is known up to a monotone curve of returns, which intrinsic-performance:K fits with it.',
};
