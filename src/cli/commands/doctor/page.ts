/** What this machine can run, as one self-contained page. */
import { renderAnswer } from '../../../report/pages/answer.js';
import { chosenWords, findings } from './findings.js';
import type { DoctorRecord } from './record.js';

export function doctorPage(record: DoctorRecord): string {
  const found = findings(record);
  const failed = found.filter(({ works }) => works === false).map(({ what }) => what);
  return renderAnswer({
    title: `What ${record.cpu.name} can run`,
    verdict: !record.cpu.works
      ? { tone: 'failed', headline: 'Fits go wrong here', text: record.cpu.text }
      : failed.length > 0
        ? {
            tone: 'doubtful',
            headline: `${failed.join(', ')} fails the test`,
            text: `It is not used. ${chosenWords(record)}`,
          }
        : { tone: 'sure', headline: 'All that is there works', text: chosenWords(record) },
    parts: [
      {
        kind: 'table',
        columns: [{ title: 'What' }, { title: 'Works' }, { title: 'Found', prose: true }],
        rows: found.map(({ works, what, text }) => [
          what,
          works === null ? 'not there' : works ? 'yes' : 'no',
          text,
        ]),
      },
    ],
    command: 'isoloss doctor',
    record,
  });
}
