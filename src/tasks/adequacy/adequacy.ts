/**
 * Whether the law suits the runs: its residuals should look like noise whatever they are set against, and each row
 * should be a run of its own. All tests are made on the residuals' normal scores, so that heavy tails cost nothing and
 * p-values hold far down; a column is tested beside the law's own slopes, along which the fit has already moved.
 */
import type { Polished } from '../../solver/polish.js';
import { normalScores } from '../../statistics/ranks.js';
import { Subspace } from '../../statistics/regression-test.js';
import type { FitSettings } from '../fit/job.js';
import type { JobModel } from '../fit/problem-of-job.js';
import type { Adequacy, AdequacyFinding } from '../fit/record.js';
import { type Candidate, candidatesOf, isKnownToLaw } from './candidates.js';
import { levelsOfNumbers } from './levels.js';
import { lackOfFit } from './pure-error.js';
import { type RunCorrelation, type RunStructure, runCorrelation, runStructures } from './runs.js';
import { type Copies, MANY_COPIES, type Sample, sampleOf } from './sample.js';
import { byRow, byRun, select, type Tested, testAll } from './search.js';
import { ADEQUACY_LEVEL } from './significance.js';
import { columnWords, copiesWords, lackWords, lawWords, runsWords } from './words.js';

/** What an unused column must explain of the residuals' scatter to matter. */
const COLUMN_SHARE = 0.01;

/**
 * The same of what the law knows, and of lack of fit: no law is exact, and over long tables its least misfit is
 * significant. The law's own slopes are not set aside here, so that only what the fit could not follow counts.
 */
const LAW_SHARE = 0.25;

/** Findings of each sort: more of them say nothing new. */
const MOST_COLUMNS = 6;
const MOST_OF_LAW = 2;

/** Fewer runs than this, or than twice the parameters, cannot be resampled in good faith as rows. */
const FEW_RUNS = 10;

/** Rows of a run from which on its column is believed by its name alone. */
const MANY_ROWS = 10;

/** Standard errors that are so many times too small mean nothing. */
const MOST_INFLATION = 4;

/** Results that a record keeps. */
const MOST_KEPT = 40;

/** `predicted` is the law at all rows of the job's runs. */
export function adequacy(
  job: FitSettings,
  jobModel: JobModel,
  best: Polished,
  predicted: Float64Array,
): Adequacy {
  const { sample, copies } = sampleOf(job, jobModel, best, predicted);
  const identical = copiesFinding(copies, sample);
  const many = copies.copies > 0 && copies.copies >= MANY_COPIES * copies.rows;
  if (sample === undefined) {
    return {
      level: ADEQUACY_LEVEL,
      tests: 0,
      findings: many ? identical : [],
      notices: many ? [] : identical,
      against: [],
      leftOut: [],
    };
  }
  const scores = normalScores(sample.residual);
  const given = givenRuns(sample);
  const [correlation] = (given === undefined ? runStructures(sample) : [given])
    .map((structure) => runCorrelation(structure, scores))
    .sort((a, b) => a.p - b.p);
  const runs = correlation?.runs;
  const isClustered = runs !== undefined && correlation.p < ADEQUACY_LEVEL;
  const { candidates, leftOut, controls } = candidatesOf(sample, runs?.levels);
  const observations = isClustered ? byRun(scores, correlation.runs.levels) : byRow(scores);
  const one = observations.of(new Float64Array(sample.rows).fill(1));

  const beyondLaw = new Subspace([one]);
  const ofColumns = candidates.filter((candidate) => !isKnownToLaw(candidate));
  const slopes = sample.slopes.map(observations.of);
  for (const column of [...slopes, ...controls.map(observations.of)]) beyondLaw.add(column);
  const columns = testAll(ofColumns, observations, beyondLaw);
  const beside = new Subspace([one]);
  const ofLaw = testAll(candidates.filter(isKnownToLaw), observations, beside);
  const tests = columns.tests + ofLaw.tests + (isClustered ? 0 : 1) + (runs === undefined ? 0 : 1);

  const guilty = select(columns.tested, observations, beyondLaw, tests, {
    leastShare: COLUMN_SHARE,
    most: MOST_COLUMNS,
  });
  const found = guilty.flatMap(({ basis }) => basis);
  for (const column of found) beside.add(column);
  const misfits = select(
    testAll(candidates.filter(isKnownToLaw), observations, beside).tested,
    observations,
    beside,
    tests,
    { leastShare: LAW_SHARE, most: MOST_OF_LAW },
  );
  // Rows of one run that share a point share more than pure error, and those of several kinds differ by more.
  const lack = isClustered || guilty.length > 0 ? undefined : lackOfFit(sample, scores, [one, ...slopes]);
  const lacking: AdequacyFinding[] =
    lack === undefined || lack.p * tests >= ADEQUACY_LEVEL || lack.share < LAW_SHARE
      ? []
      : [
          {
            kind: 'lack of fit',
            about: sample.inputs.map(({ name }) => name),
            p: adjusted(lack.p, tests),
            share: lack.share,
            text: lackWords(lack, adjusted(lack.p, tests), sample),
          },
        ];
  const ofRuns = runsFinding(job, jobModel, correlation, sample, tests);
  return {
    level: ADEQUACY_LEVEL,
    tests,
    findings: [
      ...guilty.map((tested): AdequacyFinding => finding('column', tested, tests)),
      ...misfits.map((tested): AdequacyFinding => finding('law', tested, tests)),
      ...lacking,
      ...ofRuns.filter(({ kind }) => kind === 'few runs'),
      ...(many ? identical : []),
    ],
    notices: [...ofRuns.filter(({ kind }) => kind !== 'few runs'), ...(many ? [] : identical)],
    against: [
      ...[...columns.tested, ...ofLaw.tested].map(({ candidate, result }) => ({
        name: candidate.name,
        kind: candidate.kind,
        p: result.p,
        share: result.explained,
      })),
      ...(lack === undefined
        ? []
        : [{ name: 'repeated points', kind: 'repeats' as const, p: lack.p, share: lack.share }]),
    ]
      .sort((a, b) => a.p - b.p)
      .slice(0, MOST_KEPT),
    leftOut,
    ...(isClustered
      ? {
          clusters: {
            by: job.cluster === undefined ? correlation.runs.by : [job.cluster],
            runs: correlation.runs.levels.count,
            correlation: correlation.correlation,
            p: correlation.p,
            inflation: correlation.inflation,
          },
        }
      : {}),
  };
}

function adjusted(p: number, tests: number): number {
  return Math.min(1, p * tests);
}

function finding(kind: 'column' | 'law', tested: Tested, tests: number): AdequacyFinding {
  const { candidate, result } = tested;
  const p = adjusted(result.p, tests);
  return {
    kind,
    about: namesOf(candidate),
    p,
    share: result.explained,
    text: kind === 'column' ? columnWords(tested, p) : lawWords(tested, p),
  };
}

function namesOf({ name, columns }: Candidate): string[] {
  return [...new Set([name, ...columns])];
}

/** The clusters that the job itself names. */
function givenRuns(sample: Sample): RunStructure | undefined {
  if (sample.cluster === undefined) return undefined;
  const levels = levelsOfNumbers(sample.cluster);
  const size = levels.sizes.reduce((sum, m) => sum + m * m, 0) / sample.rows;
  const order = Uint32Array.from({ length: sample.rows }, (_, i) => i);
  return { by: [], byInput: false, isNamed: false, levels, along: '', order, size };
}

function runsFinding(
  job: FitSettings,
  { model }: JobModel,
  correlation: RunCorrelation | undefined,
  sample: Sample,
  tests: number,
): AdequacyFinding[] {
  // Clusters that the job draws together are allowed for.
  if (correlation === undefined || job.cluster !== undefined) return [];
  const { runs, p, inflation } = correlation;
  const { count } = runs.levels;
  const isFew = count < Math.max(FEW_RUNS, 2 * model.free.length);
  const isFound = p < ADEQUACY_LEVEL;
  const isKnown = runs.isNamed && isFew && runs.size >= MANY_ROWS;
  if (!isFound && !isKnown) return [];
  return [
    {
      kind: isFew || inflation >= MOST_INFLATION ? 'few runs' : 'correlated rows',
      about: runs.by,
      p: isFound ? adjusted(p, tests) : null,
      share: correlation.correlation,
      text: runsWords(correlation, isFound ? adjusted(p, tests) : undefined, sample.rows),
    },
  ];
}

function copiesFinding(copies: Copies, sample: Sample | undefined): AdequacyFinding[] {
  if (copies.copies === 0) return [];
  return [
    {
      kind: 'identical rows',
      about: sample?.inputs.map(({ name }) => name) ?? [],
      p: null,
      share: copies.copies / copies.rows,
      text: copiesWords(copies, sample),
    },
  ];
}
