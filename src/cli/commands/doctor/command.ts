import { defineCommand, jsonOption, reportOption } from '../../command.js';
import { layoutFor } from '../../layout.js';
import { checkOutputs, type Outputs, writeAnswer } from '../../outputs.js';
import { chosenWords, findings } from './findings.js';
import type { DoctorRecord } from './record.js';

export const command = defineCommand<Pick<Outputs, 'json' | 'report'>>({
  arguments: [],
  options: [jsonOption, reportOption],
  help: { examples: ['isoloss doctor', 'isoloss doctor --json', 'isoloss doctor --report machine.html'] },
  async run({ options }, { terminal, signal, again }) {
    await checkOutputs(options);
    const { examineApart } = await import('./apart.js');
    const found = await examineApart(again, signal);
    await writeAnswer(
      {
        record: found,
        text: () => doctorText(found, terminal.out),
        page: async () => (await import('./page.js')).doctorPage(found),
      },
      options,
      terminal,
    );
    return found.cpu.works ? 0 : 1;
  },
});

function doctorText(found: DoctorRecord, out: NodeJS.WritableStream): string {
  const { style, dim, prose, table } = layoutFor(out);
  const mark = (works: boolean) => (works ? style('green', 'ok') : style('red', 'FAIL'));
  const rows = findings(found).map(({ works, what, text }) => [
    works === null ? dim('-') : mark(works),
    what,
    text,
  ]);
  return [...table(['', '', { title: '', prose: true }], rows), '', prose(chosenWords(found)), ''].join('\n');
}
