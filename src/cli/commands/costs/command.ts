import type { Cost } from '../../../costs/index.js';
import { IsolossError } from '../../../errors.js';
import { looksLike } from '../../../jobs/options.js';
import { defineCommand, jsonOption, reportOption, tableOption } from '../../command.js';
import type { HelpText } from '../../help.js';
import { type Answer, checkOutputs, type Outputs, writeAnswer } from '../../outputs.js';
import type { CostAtRecord, CostRecord, CostsRecord } from './record.js';

interface Options extends Pick<Outputs, 'json' | 'report' | 'out'> {
  readonly at?: readonly string[];
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
  arguments: [['[name]', 'describe this cost: formula, what is searched, what is set', costNames]],
  options: [
    {
      flags: '--at <point>',
      help: 'what it (training, unless named) costs at this point, such as N=7e10,D=20*N; NAME may then be a formula',
      many: true,
      follows: looksLike.assignment,
      aliases: ['--set'],
    },
    tableOption('the costs, or the value of one and of its parts,'),
    jsonOption,
    reportOption,
  ],
  help,
  async run({ arguments: [name], options }, { terminal }) {
    const { at, json, out } = options;
    const { costs, findCost } = await import('../../../costs/index.js');
    if (name === undefined && costs.some((cost) => cost.name === json)) {
      throw new IsolossError(
        'cost-as-file',
        `'${json}' after --json would be a file.`,
        `Write isoloss costs ${json} --json.`,
      );
    }
    await checkOutputs(options);
    const [sentences, { partsText }, { stagedRows }] = await Promise.all([
      import('../../../report/sentences/costs.js'),
      import('../../parts.js'),
      import('../../row-files.js'),
    ]);
    const pages = () => import('../../../report/pages/answers.js');
    const give = async (answer: Answer, rows: Parameters<typeof stagedRows>[1]) => {
      await writeAnswer(answer, options, terminal, await stagedRows(out, rows));
      return 0;
    };
    const words = ['costs', ...(name === undefined ? [] : [name])];
    if (at !== undefined) {
      const [{ evaluateCost }, { pointValues }] = await Promise.all([
        import('../../../costs/evaluate.js'),
        import('../../../tasks/fitted/parse-points.js'),
      ]);
      const point = at.join(',');
      const { values, helpers } = pointValues(point);
      const answer = evaluateCost(name ?? 'training', values, helpers);
      const record: CostAtRecord = { schema: 'isoloss/cost-at@1', ...answer };
      return give(
        {
          record,
          text: () => `${sentences.amountWords(answer)}\n`,
          page: async () =>
            (await pages()).renderCostAt(record, name ?? 'training', [...words, '--at', point]),
        },
        [{ formula: answer.formula, ...answer.at, ...answer.inputs, cost: answer.value, unit: answer.unit }],
      );
    }
    if (name === undefined) {
      const record: CostsRecord = { schema: 'isoloss/costs@1', costs };
      return give(
        {
          record,
          text: () => partsText(sentences.costListParts(costs), terminal.out),
          page: async () => (await pages()).renderCosts(costs, record, words),
        },
        costs.map(rowOf),
      );
    }
    const cost = findCost(name);
    const record: CostRecord = { schema: 'isoloss/cost@1', ...cost };
    return give(
      {
        record,
        text: () => partsText(sentences.costParts(cost), terminal.out),
        page: async () => (await pages()).renderCost(record, words),
      },
      [rowOf(cost)],
    );
  },
});

async function costNames(): Promise<readonly string[]> {
  return (await import('../../../costs/index.js')).costs.map(({ name }) => name);
}

const rowOf = ({ name, title, formula, unit, axes, settings, source }: Cost) => ({
  name,
  title,
  formula,
  unit,
  axes: axes.map((axis) => axis.name).join(', '),
  settings: settings.map((setting) => setting.name).join(', '),
  source,
});
