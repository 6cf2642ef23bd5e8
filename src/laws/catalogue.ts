import { encoderDecoder } from './architecture/encoder-decoder.js';
import { sparseAutoencoder } from './architecture/sparse-autoencoder.js';
import { vocabulary } from './architecture/vocabulary.js';
import { widthDepth } from './architecture/width-depth.js';
import { distillation } from './distillation/distillation.js';
import { downstreamError } from './downstream-metrics/downstream-error.js';
import { downstreamSigmoid } from './downstream-metrics/downstream-sigmoid.js';
import { exponentialMetric } from './downstream-metrics/exponential-metric.js';
import { lossToLoss } from './downstream-metrics/loss-to-loss.js';
import { fineGrained } from './experts-and-sparsity/fine-grained.js';
import { jointExperts } from './experts-and-sparsity/joint-experts.js';
import { routed } from './experts-and-sparsity/routed.js';
import { sparse } from './experts-and-sparsity/sparse.js';
import { sparseExperts } from './experts-and-sparsity/sparse-experts.js';
import { parallelStreams } from './inference/parallel-streams.js';
import { repeatedSampling } from './inference/repeated-sampling.js';
import type { Law } from './law.js';
import { domainShare } from './mixtures-and-languages/domain-share.js';
import { languageCount } from './mixtures-and-languages/languages.js';
import { mixedModal } from './mixtures-and-languages/mixed-modal.js';
import { mixing } from './mixtures-and-languages/mixing.js';
import { taskWeight } from './mixtures-and-languages/task-weight.js';
import { boundedPower } from './one-resource/bounded-power.js';
import { broken } from './one-resource/broken.js';
import { doubleSaturating } from './one-resource/double-saturating.js';
import { exponentialCurve, logarithmic, logisticCurve } from './one-resource/learning-curves.js';
import { power } from './one-resource/power.js';
import { reciprocal } from './one-resource/reciprocal.js';
import { saturatingPower } from './one-resource/saturating-power.js';
import { annealing, forwardMomentum } from './optimisation/annealing.js';
import { batchAndSteps } from './optimisation/batch-and-steps.js';
import { hyperparameter } from './optimisation/learning-rate.js';
import { multiPower } from './optimisation/multi-power.js';
import { rateAndBatch } from './optimisation/rate-and-batch.js';
import { replicas } from './optimisation/replicas.js';
import { trainingSteps } from './optimisation/training-steps.js';
import { chinchilla } from './parameters-and-tokens/chinchilla.js';
import { farseer } from './parameters-and-tokens/farseer.js';
import { kaplan } from './parameters-and-tokens/kaplan.js';
import { nonEmbedding } from './parameters-and-tokens/non-embedding.js';
import { outerExponent } from './parameters-and-tokens/outer-exponent.js';
import { overTraining } from './parameters-and-tokens/over-training.js';
import { rosenfeld } from './parameters-and-tokens/rosenfeld.js';
import { postTraining } from './precision/post-training.js';
import { precision } from './precision/precision.js';
import { quantisationAware } from './precision/quantisation-aware.js';
import { boardGames, bradleyTerry } from './reinforcement-learning/games.js';
import { intrinsicPerformance, intrinsicReturns } from './reinforcement-learning/intrinsic-performance.js';
import { bestOfN, bestOfNBySize, policyGradient } from './reinforcement-learning/overoptimisation.js';
import { trainingSigmoid } from './reinforcement-learning/training-compute.js';
import { dataConstrained } from './repeated-data/data-constrained.js';
import { oddsForm } from './repeated-data/odds.js';
import { algorithmicProgress } from './rules-and-trends/algorithmic-progress.js';
import { rule } from './rules-and-trends/rule.js';
import { doubling, timeHorizon } from './rules-and-trends/trends.js';
import { fineTuning } from './transfer-and-fine-tuning/fine-tuning.js';
import { rectified } from './transfer-and-fine-tuning/rectified.js';
import { syntheticToReal } from './transfer-and-fine-tuning/synthetic-to-real.js';
import { transfer } from './transfer-and-fine-tuning/transfer.js';

/** The catalogue, by family. Broken laws are listed with one break and with three. */
export const laws: readonly Law[] = [
  chinchilla,
  kaplan,
  overTraining,
  outerExponent,
  farseer,
  nonEmbedding,
  rosenfeld,
  power,
  saturatingPower,
  doubleSaturating,
  reciprocal,
  boundedPower,
  broken(1),
  broken(3),
  logarithmic,
  exponentialCurve,
  logisticCurve,
  dataConstrained,
  oddsForm,
  widthDepth,
  vocabulary,
  encoderDecoder,
  sparseAutoencoder,
  routed,
  fineGrained,
  jointExperts,
  sparseExperts,
  sparse,
  precision,
  quantisationAware,
  postTraining,
  trainingSteps,
  batchAndSteps,
  annealing,
  multiPower(4),
  forwardMomentum,
  replicas,
  hyperparameter,
  rateAndBatch,
  taskWeight,
  mixedModal,
  domainShare,
  mixing(5),
  languageCount,
  transfer,
  fineTuning,
  rectified,
  syntheticToReal,
  distillation,
  downstreamError,
  downstreamSigmoid,
  exponentialMetric,
  lossToLoss,
  bestOfN,
  bestOfNBySize,
  policyGradient,
  intrinsicPerformance,
  intrinsicReturns(2),
  bradleyTerry,
  boardGames,
  trainingSigmoid,
  repeatedSampling,
  parallelStreams,
  rule,
  doubling,
  algorithmicProgress,
  timeHorizon,
];
