/**
 * The codes of {@link IsolossError}: stable names by which a program tells one error from another. Those of one subject
 * stand together, in alphabetical order.
 */
export type ErrorCode =
  | TableErrorCode
  | LawErrorCode
  | JobErrorCode
  | FitErrorCode
  | FittedErrorCode
  | AllocationErrorCode
  | CostErrorCode
  | MachineErrorCode
  | FileErrorCode
  | CommandErrorCode
  | QueueErrorCode
  | BenchmarkErrorCode;

/** Tables and what is selected of them. */
export type TableErrorCode =
  | 'ambiguous-column'
  | 'bad-groups'
  | 'bad-melt'
  | 'bad-path'
  | 'bad-shares'
  | 'bad-pivot'
  | 'bad-weight'
  | 'cyclic-map'
  | 'duplicate-column'
  | 'empty-table'
  | 'malformed-table'
  | 'missing-values'
  | 'no-inputs'
  | 'no-rows'
  | 'not-a-number'
  | 'not-text'
  | 'ragged-row'
  | 'target-in-formula'
  | 'unequal-lengths'
  | 'unmapped-symbol'
  | 'unreadable-parquet';

/** Formulas and laws. */
export type LawErrorCode =
  | 'ambiguous-name'
  | 'bad-law'
  | 'formula-syntax'
  | 'formula-too-large'
  | 'formula-too-long'
  | 'formula-type'
  | 'invalid-law'
  | 'let-of-law'
  | 'name-clash'
  | 'no-value'
  | 'not-positive'
  | 'two-targets'
  | 'unknown-law'
  | 'unknown-law-family'
  | 'unknown-name'
  | 'unknown-paper'
  | 'unknown-parameter'
  | 'unknown-preset'
  | 'unreadable-law';

/** Fields of jobs. */
export type JobErrorCode =
  | 'bad-assignment'
  | 'bad-choice'
  | 'bad-count'
  | 'bad-job'
  | 'bad-level'
  | 'bad-number'
  | 'bad-point'
  | 'bad-range'
  | 'bad-starts'
  | 'repeated-name';

/** Fits, resampling and multiverses. */
export type FitErrorCode =
  | 'bad-bound'
  | 'bad-counts'
  | 'bad-fix'
  | 'bad-hold-out'
  | 'bad-per'
  | 'group-needed'
  | 'unknown-group'
  | 'bad-noise'
  | 'grid-out-of-domain'
  | 'grid-too-large'
  | 'idle-parameter'
  | 'incomplete-point'
  | 'incomplete-start'
  | 'lone-rows'
  | 'missing-input'
  | 'no-count-noise'
  | 'no-finite-start'
  | 'no-grid'
  | 'nothing-to-fit'
  | 'nothing-varies'
  | 'one-group'
  | 'one-sided-loss'
  | 'start-out-of-domain'
  | 'too-few-resamples'
  | 'too-few-rows'
  | 'too-many-dimensions'
  | 'too-many-parameters'
  | 'too-many-resamples'
  | 'too-many-universes';

/** Stored fits, predictions, inverse questions, surfaces and designs. */
export type FittedErrorCode =
  | 'bad-fit'
  | 'bad-goal'
  | 'bad-question'
  | 'bad-replicates'
  | 'changed-replicates'
  | 'constant-goal'
  | 'no-noise'
  | 'no-optimum'
  | 'no-plane'
  | 'no-range'
  | 'no-replicates'
  | 'no-such-level'
  | 'not-paired'
  | 'too-few-refits'
  | 'too-many-points'
  | 'unknown-input'
  | 'unreachable-budget'
  | 'unreachable-loss'
  | 'unreadable-fit';

/** Allocations and shapes of transformers. */
export type AllocationErrorCode =
  | 'bad-budget'
  | 'bad-constraint'
  | 'bad-decision'
  | 'constant-cost'
  | 'idle-axis'
  | 'no-axes'
  | 'no-cost'
  | 'no-shape-inputs'
  | 'nothing-feasible'
  | 'too-many-axes'
  | 'too-many-cases'
  | 'too-many-kinks'
  | 'unbounded';

/** Costs by name and architectures. */
export type CostErrorCode =
  | 'bad-architecture'
  | 'bad-setting'
  | 'missing-axis'
  | 'missing-setting'
  | 'missing-symbol'
  | 'unknown-cost'
  | 'unknown-family'
  | 'unknown-symbol';

/** The machine, its devices, and interruptions. */
export type MachineErrorCode =
  | 'beyond-f32'
  | 'device-lost'
  | 'gpu-out-of-memory'
  | 'interrupted'
  | 'no-backend-left'
  | 'no-wasm-simd'
  | 'no-webgl2'
  | 'no-webgpu-adapter'
  | 'out-of-memory'
  | 'slow-compiler'
  | 'surfaces-only'
  | 'too-large-for-gpu'
  | 'webgpu-validation'
  | 'wrong-numbers';

/** Files that are read and written. */
export type FileErrorCode =
  | 'damaged-chunks'
  | 'missing-chunks'
  | 'no-job'
  | 'other-arithmetic'
  | 'other-format'
  | 'other-job'
  | 'bad-job-file'
  | 'bad-record'
  | 'bad-store'
  | 'cannot-read'
  | 'cannot-write'
  | 'no-credentials'
  | 'no-room'
  | 'store-refused'
  | 'store-unreachable'
  | 'too-large'
  | 'unknown-format'
  | 'unknown-schema'
  | 'unreadable-file';

/** The command line alone. */
export type CommandErrorCode =
  | 'bad-plan'
  | 'cannot-listen'
  | 'cost-as-file'
  | 'law-as-file'
  | 'laws-of-one'
  | 'no-architecture'
  | 'no-fit'
  | 'no-goal'
  | 'no-law'
  | 'no-runs'
  | 'not-to-output'
  | 'one-input'
  | 'same-output';

/** Queues of work and their workers. */
export type QueueErrorCode =
  | 'bad-queue-address'
  | 'bad-queue-job'
  | 'no-queue'
  | 'no-queue-packages'
  | 'other-store'
  | 'queue-failed'
  | 'queue-refused';

/** `isoloss bench` alone. */
export type BenchmarkErrorCode =
  | 'agent-died'
  | 'agent-fault'
  | 'agent-hung'
  | 'agent-not-ready'
  | 'agent-protocol'
  | 'bad-results'
  | 'bench-engine'
  | 'bench-engine-changed'
  | 'bench-no-build'
  | 'bench-no-case'
  | 'bench-no-engine'
  | 'incomplete-build'
  | 'no-sweeps'
  | 'results-version';
