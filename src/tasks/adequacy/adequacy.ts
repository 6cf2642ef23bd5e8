/**
 * Adequacy of the law: residuals should be independent of every column, and rows should be independent runs. All tests
 * use the normal scores of the residuals, so that heavy tails lose no power and small p-values are accurate; columns are
 * tested after projecting out the law's gradients, along which the fit has adapted to the residuals.
 */
import type { Polished } from '../../solver/polish.js';
import { normalScores } from '../../statistics/ranks.js';
import { Subspace } from '../../statistics/subspace.js';
import type { FitSettings } from '../fit/job.js';
import type { JobModel } from '../fit/problem-of-job.js';
import type { Adequacy, AdequacyFinding } from '../fit/record.js';
import { type Candidate, candidatesOf, isKnownToLaw } from './candidates.js';
import { byRow, byRun, select, type Tested, testAll } from './forward-selection.js';
import { levelsOfNumbers } from './levels.js';
import { lackOfFit } from './pure-error.js';
import { type RunCorrelation, type RunStructure, runCorrelation, runStructures } from './runs.js';
import { type Copies, MANY_COPIES, type Sample, sampleOf } from './sample.js';
import { ADEQUACY_LEVEL } from './significance.js';
import { columnWords, copiesWords, lackWords, lawWords, runsWords } from './words.js';

/** Fraction of the residual variance that an unused column must explain to be reported. */
const COLUMN_SHARE = 0.01;

/**
 * The same for the law's own inputs and lack of fit: no law is exact, and in long tables the smallest misfit is
 * significant. The law's gradients are not projected out here, so that only misfit which the fit cannot absorb counts.
 */
const LAW_SHARE = 0.25;

/** Findings of each kind at most. */
const MOST_COLUMNS = 6;
const MOST_OF_LAW = 2;

/** With fewer runs than this, or than twice the parameters, cluster bootstraps are unreliable. */
const FEW_RUNS = 10;

/** Rows per run from which a column is taken as a run number by its name alone. */
const MANY_ROWS = 10;

/** Factor by which standard errors must be too small to be reported as meaningless. */
const MOST_INFLATION = 4;

/** Test results kept in a record at most. */
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

  const ofColumns = candidates.filter((candidate) => !isKnownToLaw(candidate));
  const slopes = sample.slopes.map(observations.of);
  const beyondLaw = new Subspace([one, ...slopes, ...controls.map(observations.of)]);
  const columns = testAll(ofColumns, observations, beyondLaw);
  const controlled = new Subspace([one]);
  const ofLaw = testAll(candidates.filter(isKnownToLaw), observations, controlled);
  const tests = columns.tests + ofLaw.tests + (isClustered ? 0 : 1) + (runs === undefined ? 0 : 1);

  const guilty = select(columns.tested, observations, beyondLaw, tests, {
    leastShare: COLUMN_SHARE,
    most: MOST_COLUMNS,
  });
  const found = guilty.flatMap(({ basis }) => basis);
  controlled.addAll(found);
  const misfits = select(
    testAll(candidates.filter(isKnownToLaw), observations, controlled).tested,
    observations,
    controlled,
    tests,
    { leastShare: LAW_SHARE, most: MOST_OF_LAW },
  );
  // The pure-error test assumes independent rows: neither correlated rows of one run nor rows that differ in a found column.
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

/** The clusters named by the job. */
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
  // Clusters that the job's bootstrap draws together are already accounted for.
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
