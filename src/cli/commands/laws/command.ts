import { IsolossError } from '../../../errors.js';
import type { Law, LawParameter } from '../../../laws/law.js';
import { formatNumber } from '../../../text.js';
import { defineCommand, jsonAloneOption } from '../../command.js';
import { layoutFor } from '../../layout.js';
import { checkOutputs, type Outputs, writeAnswer } from '../../outputs.js';
import type { LawRecord, LawsRecord } from './record.js';

export const command = defineCommand<Pick<Outputs, 'json'>>({
  arguments: [['[name]', 'describe this law: formula, parameters, published values']],
  options: [jsonAloneOption],
  help: { examples: ['isoloss laws', 'isoloss laws chinchilla', 'isoloss laws broken:2 --json'] },
  async run({ arguments: [name], options }, { terminal }) {
    const { json } = options;
    const { findLaw, laws } = await import('../../../laws/index.js');
    if (name === undefined && laws.some((law) => law.name === json)) {
      throw new IsolossError(
        'law-as-file',
        `'${json}' after --json would be a file.`,
        `Write isoloss laws ${json} --json.`,
      );
    }
    await checkOutputs(options);
    if (name === undefined) {
      const record: LawsRecord = { schema: 'isoloss/laws@1', laws };
      await writeAnswer({ record, text: () => lawList(laws, terminal.out) }, options, terminal);
    } else {
      const law = findLaw(name);
      const record: LawRecord = { schema: 'isoloss/law@1', ...law };
      await writeAnswer({ record, text: () => lawText(law, terminal.out) }, options, terminal);
    }
    return 0;
  },
});

function lawList(laws: readonly Law[], out: NodeJS.WritableStream): string {
  const rows = laws.map(({ name, title, inputs }) => [
    name,
    inputs.map((input) => input.name).join(', '),
    title,
  ]);
  const { table, prose } = layoutFor(out);
  return [
    ...table(['law', { title: 'inputs', prose: 'list' }, { title: 'what it is', prose: true }], rows),
    '',
    prose(
      'isoloss laws NAME describes one. A broken law takes any number of breaks (broken:2); fit takes formulas too.',
    ),
    '',
  ].join('\n');
}

function lawText(law: Law, out: NodeJS.WritableStream): string {
  const { bold, prose, table } = layoutFor(out);
  const heading = (text: string) => ['', bold(text)];
  const sentences = (lines: readonly string[]) => lines.map((line) => `  ${prose(line, 4)}`);
  const text = { title: '', prose: true };
  return [
    prose(`${bold(law.name)}  ${law.title}`, 2),
    '',
    `  ${prose(`L = ${law.formula}`, 4)}`,
    ...(law.where ?? []).map(([name, formula]) => `      ${prose(`${name} = ${formula}`, 8)}`),
    ...heading('target'),
    ...sentences([`L  ${law.target.description}, ${law.target.unit}`]),
    ...heading('inputs'),
    ...table(
      ['', text, text],
      law.inputs.map(({ name, unit, description }) => [name, description, unit]),
    ),
    ...heading('parameters'),
    ...table(
      ['', 'domain', 'starts', text, text],
      law.parameters.map((p) => [p.name, domainWords(p), startWords(p), p.description, p.unit]),
    ),
    ...(law.derived === undefined
      ? []
      : [
          ...heading('derived'),
          ...table(
            ['', text, text],
            law.derived.map(({ name, formula, unit, description }) => [
              name,
              description,
              unit === '' || unit === '1' ? formula : `${formula}, ${unit}`,
            ]),
          ),
        ]),
    ...law.presets.flatMap(({ name, source, values, note }) => [
      ...heading(`${law.name}:${name}`),
      ...sentences([
        Object.entries(values)
          .map(([parameter, value]) => `${parameter} ${formatNumber(value, 7)}`)
          .join(', '),
        source,
        ...(note === undefined ? [] : [note]),
      ]),
    ]),
    ...heading('source'),
    ...sentences([law.source]),
    '',
  ].join('\n');
}

function domainWords({ domain }: LawParameter): string {
  if (domain === 'positive') return '> 0';
  if (domain === 'nonnegative') return '>= 0';
  if (domain === 'real') return 'any real';
  return `${formatNumber(domain[0])} to ${formatNumber(domain[1])}`;
}

function startWords(parameter: LawParameter): string {
  const start = parameter.start;
  return start === undefined ? '' : `${formatNumber(start[0], 3)} to ${formatNumber(start[1], 3)}`;
}
