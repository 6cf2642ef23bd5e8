import { IsolossError } from '../../../errors.js';
import type { Law, LawParameter } from '../../../laws/law.js';
import { formatNumber } from '../../../text.js';
import { columns } from '../../columns.js';
import { defineCommand, jsonAloneOption } from '../../command.js';
import { checkOutputs, type Outputs, writeAnswer } from '../../outputs.js';
import { styled } from '../../terminal.js';
import type { LawRecord, LawsRecord } from './record.js';

export const command = defineCommand<Pick<Outputs, 'json'>>({
  arguments: [['[name]', 'describe this law: formula, parameters, published values']],
  options: [jsonAloneOption],
  help: '\nExamples:\n  $ isoloss laws\n  $ isoloss laws chinchilla\n  $ isoloss laws broken:2 --json',
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
  const [head, ...lines] = columns([['law', 'inputs', 'what it is'], ...rows]);
  return [
    styled('dim', head, out),
    ...lines,
    '',
    'isoloss laws NAME tells more. A broken law takes any number of breaks (broken:2); fit takes formulas too.',
    '',
  ].join('\n');
}

function lawText(law: Law, out: NodeJS.WritableStream): string {
  const heading = (text: string) => ['', styled('bold', text, out)];
  const indent = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
  return [
    `${styled('bold', law.name, out)}  ${law.title}`,
    '',
    `  L = ${law.formula}`,
    ...indent((law.where ?? []).map(([name, formula]) => `    ${name} = ${formula}`)),
    ...heading('target'),
    ...indent([`L  ${law.target.description}, ${law.target.unit}`]),
    ...heading('inputs'),
    ...indent(columns(law.inputs.map(({ name, unit, description }) => [name, description, unit]))),
    ...heading('parameters'),
    ...indent(
      columns(law.parameters.map((p) => [p.name, domainWords(p), startWords(p), p.description, p.unit])),
    ),
    ...(law.derived === undefined ? [] : heading('derived')),
    ...indent(
      columns(
        (law.derived ?? []).map(({ name, formula, unit, description }) => [
          name,
          description,
          unit === '' ? formula : `${formula}, ${unit}`,
        ]),
      ),
    ),
    ...law.presets.flatMap(({ name, source, values, note }) => [
      ...heading(`${law.name}:${name}`),
      ...indent([
        Object.entries(values)
          .map(([parameter, value]) => `${parameter} ${formatNumber(value, 7)}`)
          .join(', '),
        source,
        ...(note === undefined ? [] : [note]),
      ]),
    ]),
    ...heading('source'),
    ...indent([law.source]),
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
  return start === undefined ? '' : `starts ${formatNumber(start[0], 3)} to ${formatNumber(start[1], 3)}`;
}
