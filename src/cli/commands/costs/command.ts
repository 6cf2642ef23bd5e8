import type { Cost, CostSetting } from '../../../costs/index.js';
import { IsolossError } from '../../../errors.js';
import { formatNumber, formatSeconds } from '../../../text.js';
import { defineCommand, jsonOption } from '../../command.js';
import type { HelpText } from '../../help.js';
import { layoutFor } from '../../layout.js';
import { checkOutputs, type Outputs, writeAnswer } from '../../outputs.js';
import type { CostAtRecord, CostRecord, CostsRecord } from './record.js';

interface Options extends Pick<Outputs, 'json'> {
  readonly at?: string;
}

const help: HelpText = {
  examples: [
    'isoloss costs',
    'isoloss costs inference',
    'isoloss costs training --at N=7e10,D=1.4e12',
    'isoloss costs price --at N=7e9,D=1e12,peak=312e12,utilisation=.4,price_hour=2',
  ],
};

export const command = defineCommand<Options>({
  arguments: [['[name]', 'describe this cost: formula, what is searched, what is set']],
  options: [
    {
      flags: '--at <point>',
      help: 'what it (training, unless named) comes to there, such as N=7e10,D=20*N; NAME may then be a formula',
    },
    jsonOption,
  ],
  help,
  async run({ arguments: [name], options }, { terminal }) {
    const { at, json } = options;
    const { costs, findCost } = await import('../../../costs/index.js');
    if (name === undefined && costs.some((cost) => cost.name === json)) {
      throw new IsolossError(
        'cost-as-file',
        `'${json}' after --json would be a file.`,
        `Write isoloss costs ${json} --json.`,
      );
    }
    await checkOutputs(options);
    if (at !== undefined) {
      const [{ evaluateCost }, { pointValues }] = await Promise.all([
        import('../../../costs/evaluate.js'),
        import('../../../tasks/fitted/parse-points.js'),
      ]);
      const { values, helpers } = pointValues(at);
      const answer = evaluateCost(name ?? 'training', values, helpers);
      const record: CostAtRecord = { schema: 'isoloss/cost-at@1', ...answer };
      await writeAnswer({ record, text: () => amount(answer) }, options, terminal);
    } else if (name === undefined) {
      const record: CostsRecord = { schema: 'isoloss/costs@1', costs };
      await writeAnswer({ record, text: () => costList(costs, terminal.out) }, options, terminal);
    } else {
      const cost = findCost(name);
      const record: CostRecord = { schema: 'isoloss/cost@1', ...cost };
      await writeAnswer({ record, text: () => costText(cost, terminal.out) }, options, terminal);
    }
    return 0;
  },
});

const PETAFLOP_DAY = 8.64e19;

function amount({ value, unit, inputs }: { value: number; unit: string; inputs: Record<string, number> }) {
  const also =
    unit === 'FLOP'
      ? ` (${formatNumber(value / PETAFLOP_DAY, 4)} PF-days)`
      : unit === 'seconds'
        ? ` (${value < 86400 ? formatSeconds(value) : `${formatNumber(value / 86400, 4)} days`})`
        : '';
  const follow = Object.entries(inputs).map(([name, of]) => `, ${name} ${formatNumber(of, 6)}`);
  return `${formatNumber(value, 6)}${unit === '' ? '' : ` ${unit}`}${also}${follow.join('')}\n`;
}

function costList(costs: readonly Cost[], out: NodeJS.WritableStream): string {
  const rows = costs.map(({ name, axes, settings, title }) => [
    name,
    axes.map((axis) => axis.name).join(', '),
    title,
    settings.map(settingText).join(', '),
  ]);
  const { table, prose } = layoutFor(out);
  return [
    ...table(
      [
        'cost',
        { title: 'of', prose: 'list' },
        { title: 'what it is', prose: true },
        { title: 'set', prose: 'list' },
      ],
      rows,
    ),
    '',
    prose('isoloss costs NAME describes one. allocate --cost takes a name or a formula of your own.'),
    '',
  ].join('\n');
}

function settingText({ name, value }: CostSetting): string {
  return value === undefined ? name : `${name}=${formatNumber(value)}`;
}

function costText(cost: Cost, out: NodeJS.WritableStream): string {
  const { name, title, formula, where = [], axes, settings, inputs = [], subjectTo = [] } = cost;
  const { bold, prose, table } = layoutFor(out);
  const part = (text: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', bold(text), ...lines];
  const sentences = (lines: readonly string[]) => lines.map((line) => `  ${prose(line, 4)}`);
  const described = (rows: readonly (readonly string[])[]) =>
    rows.length === 0 ? [] : table(['', { title: '', prose: true }, ''], rows);
  return [
    prose(`${bold(name)}  ${title}`, 2),
    '',
    `  ${prose(`cost = ${formula}  (${cost.unit})`, 4)}`,
    ...where.map(([sub, of]) => `      ${prose(`${sub} = ${of}`, 8)}`),
    ...part('searched', described(axes.map((axis) => [axis.name, axis.description, axis.unit]))),
    ...part(
      'set',
      described(settings.map((setting) => [settingText(setting), setting.description, setting.unit])),
    ),
    ...part('follows, where the law asks for it', sentences(inputs.map(([input, of]) => `${input} = ${of}`))),
    ...part('must hold', sentences(subjectTo)),
    ...part('source', sentences([cost.source, ...(cost.note === undefined ? [] : [cost.note])])),
    '',
  ].join('\n');
}
