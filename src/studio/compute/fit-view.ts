/** A fit as the page shows it. */

import { own } from '../../own.js';
import { lawEquations } from '../../report/markup/blocks.js';
import { type Html, html } from '../../report/markup/html.js';
import { inlineSymbol, unitMarkup } from '../../report/markup/math.js';
import { typeset, typesetPage } from '../../report/markup/typeset.js';
import { bootstrapSection } from '../../report/pages/fit-bootstrap.js';
import { groupsTable } from '../../report/pages/fit-groups.js';
import { leverageTable } from '../../report/pages/fit-leverage.js';
import { derivedTable } from '../../report/pages/fit-parameters.js';
import {
  certificateList,
  howItRan,
  notes,
  startsSection,
  titleWords,
} from '../../report/pages/fit-sections.js';
import { backendWords, fixedWords, lossWords, verdict } from '../../report/sentences/fit.js';
import { areDraws, intervalTitle, sourceWords, uncertaintyOf } from '../../report/sentences/uncertainty.js';
import { parameterUnits } from '../../report/sentences/units.js';
import type { FitOutcome } from '../../tasks/fit/outcome.js';
import { endsText, formatCount, formatNumber, paddedNumber, plural, sentence } from '../../text.js';
import type { Settings } from '../state/settings.js';
import type { FitView, ParameterView, SectionView } from '../state/views.js';
import { figureGroups } from './figures.js';

const tones = {
  determined: 'sure',
  'weakly determined': 'doubtful',
  'not determined': 'failed',
} as const;

export function fitView(
  id: number,
  outcome: FitOutcome,
  settings: Settings,
  { quick, canAllocate }: { readonly quick: boolean; readonly canAllocate: boolean },
): FitView {
  const { record, rows, model } = outcome;
  const { law } = record;
  const units = parameterUnits(record);
  return {
    id,
    settings,
    quick,
    title: titleWords(record),
    equation: lawEquations(law.formula, law.where, record.parameters).text,
    verdict: verdict(record),
    doubts: [...(record.adequacy?.findings ?? []).map(({ text }) => text), ...record.warnings].map((text) =>
      typesetPage(html`${text}`.text),
    ),
    facts: factsOf(outcome),
    parameters: Object.entries(record.parameters).map(([name, value]): ParameterView => {
      const { standardError, interval } = uncertaintyOf(record, name);
      const found = own(record.identifiability.verdicts, name);
      return {
        name,
        symbol: inlineSymbol(name).text,
        unit: unitMarkup(units.get(name) ?? '').text,
        value,
        valueText: typeset(formatNumber(value, 7)),
        errorText: standardError === null ? '' : typeset(paddedNumber(standardError, 3)),
        intervalText: interval === null ? '' : typeset(endsText(interval)),
        interval,
        positive: model.free.some((free) => free.name === name && free.logarithmic),
        verdict: found?.verdict ?? '',
        tone: found === undefined ? '' : tones[found.verdict],
        why: found?.why ?? '',
        held: fixedWords(record, name),
      };
    }),
    intervalTitle: intervalTitle(record),
    parameterNote: `${sentence(lossWords(record))} ${sentence(sourceWords(record))}`,
    objective: record.objective,
    sections: quick ? [] : sectionsOf(outcome),
    figures: figureGroups(outcome, canAllocate),
    backend: backendWords(record),
    seconds: record.seconds.total,
    digest: record.data.digest,
    runs: {
      numbers: rows.rowNumbers,
      inputs: rows.inputs,
      observed: rows.observed,
      predicted: rows.predicted,
    },
    canAllocate,
    groups: record.groups?.names ?? [],
    refits: record.bootstrap?.resamples ?? 0,
  };
}

function factsOf({ record }: FitOutcome): FitView['facts'] {
  const { data, objective, score, holdOut, identifiability } = record;
  return [
    {
      name: 'Runs fitted',
      value: formatCount(data.rows),
      note: plural(identifiability.freeParameters, 'free parameter'),
    },
    {
      name: 'Error',
      value: typeset(formatNumber(score.rmse, 3)),
      note:
        score.rmsle === undefined
          ? 'root mean square'
          : `root mean square; ${formatNumber(100 * score.rmsle, 3)} % on the log`,
    },
    ...(holdOut === undefined
      ? []
      : [
          {
            name: 'Held-out error',
            value: typeset(formatNumber(holdOut.rmse, 3)),
            note: `over ${plural(holdOut.rows, 'run')}`,
          },
        ]),
    { name: 'Objective', value: typeset(formatNumber(objective, 6)), note: 'summed over the runs' },
  ];
}

function sectionsOf(outcome: FitOutcome): SectionView[] {
  const { record } = outcome;
  const all: readonly (readonly [id: string, title: string, content: Html | undefined])[] = [
    ['groups', 'Groups', groupsTable(record)],
    ['derived', 'Derived quantities', derivedTable(record)],
    ['resampling', areDraws(record) ? 'Bootstrap' : 'Jackknife', bootstrapSection(record, undefined)],
    ['leverage', 'Rows that move the fit most', leverageTable(record)],
    ['starts', 'Starts and minima', startsSection(record)],
    ['notes', 'Notes on the table', notes(record)],
    ['certificate', 'Certificate', certificateList(record)],
    ['run', 'How it ran', howItRan(record)],
  ];
  return all.flatMap(([id, title, content]) =>
    content === undefined ? [] : [{ id, title, markup: typesetPage(content.text) }],
  );
}
