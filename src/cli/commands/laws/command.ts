import { IsolossError } from '../../../errors.js';
import { shellLine } from '../../../jobs/form.js';
import type { Law, Preset } from '../../../laws/law.js';
import { namesLawFile, pathAndPart } from '../../../store/path-and-part.js';
import { defineCommand, jsonOption, tableOption } from '../../command.js';
import type { HelpText } from '../../help.js';
import { checkOutputs, type Outputs, writeAnswer } from '../../outputs.js';
import type { LawRecord, LawsRecord } from './record.js';

interface Options extends Pick<Outputs, 'json' | 'report' | 'out'> {
  readonly family?: string;
  readonly paper?: string;
  readonly search?: string;
}

const help: HelpText = {
  notes: [
    "A law's JSON is a law file: change it, give it presets, and name it where a law or published values are asked for.",
  ],
  examples: [
    'isoloss laws',
    'isoloss laws --paper kaplan',
    'isoloss laws --family experts --search granularity',
    'isoloss laws chinchilla',
    'isoloss laws chinchilla:besiroglu-2024 --report chinchilla.html',
    'isoloss laws broken:2 --json my.law.json',
    'isoloss laws --family experts --report laws.html',
  ],
};

export const command = defineCommand<Options>({
  arguments: [['[name]', 'describe this law (a name, published values, or a law file)', lawNames]],
  options: [
    { flags: '--family <name>', help: 'laws of a family, such as experts or precision' },
    {
      flags: '--paper <words>',
      help: 'what is from a paper: by author, year, words of its title, or arXiv number',
    },
    { flags: '--search <words>', help: 'laws in which all of these words occur' },
    tableOption('the laws, or the published values of one,'),
    jsonOption,
    {
      flags: '--report <file>',
      help: 'write a self-contained HTML page: the list, or the law NAME drawn with published values',
    },
  ],
  help,
  async run({ arguments: [name], options }, { terminal }) {
    const { json, family, paper, search, out } = options;
    const { laws } = await import('../../../laws/index.js');
    if (name === undefined && laws.some((law) => law.name === json)) {
      throw new IsolossError(
        'law-as-file',
        `'${json}' after --json would be a file.`,
        `Write isoloss laws ${json} --json.`,
      );
    }
    const isSelected = family !== undefined || paper !== undefined || search !== undefined;
    if (name !== undefined && isSelected) {
      throw new IsolossError(
        'laws-of-one',
        `'${name}' is one law, and --family, --paper and --search choose among all.`,
        'Leave out the name, or the choice.',
      );
    }
    await checkOutputs(options);
    const { stagedRows } = await import('../../row-files.js');
    if (name === undefined) {
      const record = await selected(laws, options);
      const { lawList, paperList } = await import('./list.js');
      const text = () =>
        record.papers === undefined
          ? lawList(record.laws, terminal.out)
          : paperList(record.papers, terminal.out);
      const chosen = Object.entries({ family, paper, search }).flatMap(([option, words]) =>
        words === undefined ? [] : [`--${option}`, words],
      );
      const page = async () =>
        (await import('./list-page.js')).lawsPage(record, shellLine(['laws', ...chosen]));
      await writeAnswer(
        { record, text, page },
        options,
        terminal,
        await stagedRows(out, record.laws.map(lawRow)),
      );
      return 0;
    }
    const { law, preset } = await described(name);
    const record: LawRecord = { schema: 'isoloss/law@1', ...law };
    const { lawText } = await import('./text.js');
    const answer = {
      record,
      text: () => lawText(law, terminal.out),
      page: async () => (await import('./page.js')).lawPage(law, preset),
    };
    await writeAnswer(answer, options, terminal, await stagedRows(out, law.presets.map(presetRow)));
    return 0;
  },
});

const lawRow = ({ name, family, title, formula, inputs, parameters, presets, source }: Law) => ({
  name,
  family,
  title,
  formula,
  inputs: inputs.map((input) => input.name).join(', '),
  parameters: parameters.map((parameter) => parameter.name).join(', '),
  published: presets.length,
  source,
});

const presetRow = ({ name, values, source, grade }: Preset) => ({ name, ...values, source, grade });

async function lawNames(): Promise<readonly string[]> {
  const { laws } = await import('../../../laws/index.js');
  return laws.flatMap(({ name, presets }) => [name, ...presets.map((preset) => `${name}:${preset.name}`)]);
}

async function selected(laws: readonly Law[], { family, paper, search }: Options): Promise<LawsRecord> {
  const { findPapers, lawsOfFamily, searchLaws } = await import('../../../laws/search.js');
  const ofFamily = family === undefined ? laws : lawsOfFamily(laws, family);
  const found = search === undefined ? ofFamily : searchLaws(ofFamily, search);
  if (paper === undefined) return { schema: 'isoloss/laws@1', laws: found };
  const papers = findPapers(found, paper);
  const ids = papers.map(({ id }) => id);
  const ofPapers = found.flatMap((law): Law[] => {
    const presets = law.presets.filter((preset) => ids.includes(preset.paper ?? ''));
    return presets.length > 0 || ids.includes(law.paper ?? '') ? [{ ...law, presets }] : [];
  });
  return { schema: 'isoloss/laws@1', laws: ofPapers, papers };
}

/** A law of the catalogue or of a file, with the preset that is named after it alone, else with all. */
async function described(name: string): Promise<{ readonly law: Law; readonly preset: Preset | undefined }> {
  const { findLaw, findPresetOf, isSized, laws } = await import('../../../laws/index.js');
  const { path, part } = await pathAndPart(name);
  if (namesLawFile(path)) {
    const { readLawFile } = await import('../../../store/read-law-file.js');
    return withPreset(await readLawFile(path), part, path);
  }
  const colon = name.lastIndexOf(':');
  const before = name.slice(0, Math.max(0, colon));
  const isPreset = laws.some((law) => law.name === before) || isSized(before);
  return isPreset
    ? withPreset(findLaw(before), name.slice(colon + 1), before)
    : { law: findLaw(name), preset: undefined };

  function withPreset(law: Law, wanted: string | undefined, called: string) {
    if (wanted === undefined) return { law, preset: undefined };
    const preset = findPresetOf(law, wanted, called);
    return { law: { ...law, presets: [preset] }, preset };
  }
}
