import { hostname } from 'node:os';
import { IsolossError } from '../../../errors.js';
import { formatSeconds, listed, plural } from '../../../text.js';
import { defineCommand } from '../../command.js';
import { listening } from '../../signals.js';
import { printable } from '../../terminal.js';

interface Options {
  readonly queue: string;
  readonly idle?: string;
  readonly stores?: readonly string[];
  readonly backend?: 'cpu' | 'webgpu';
  readonly adapter?: string;
}

export const command = defineCommand<Options>({
  arguments: [],
  options: [
    {
      flags: '--queue <address>',
      help: 'the Redis or Valkey server that holds the queue: redis://host:6379, rediss:// for TLS; a password may stand in the environment as ISOLOSS_QUEUE_PASSWORD',
      required: true,
    },
    {
      flags: '--stores <place>',
      help: 'do jobs in these folders and buckets alone, and what lies in them, such as /data s3://bucket (several allowed; default: any)',
      many: true,
    },
    {
      flags: '--backend <name>',
      help: 'do what processors do, or what its GPU does, alone (default: the first, and the second too where there is a GPU)',
      choices: ['cpu', 'webgpu'],
    },
    {
      flags: '--adapter <name>',
      help: 'WebGPU adapter, as isoloss doctor lists them (default: the fastest)',
    },
    {
      flags: '--idle <seconds>',
      help: 'end after so many seconds without work (default: wait for ever)',
    },
  ],
  help: {
    notes: [
      'Workers come and go as they like, on any number of machines that reach the queue and the stores of its jobs. Each takes one range of chunks at a time and does it on all threads. At Ctrl-C or SIGTERM it gives its range back and ends; what it has done lies in the store. A worker that dies loses its lock, and another one goes on.',
    ],
    examples: [
      'isoloss worker --queue redis://queue:6379',
      'isoloss worker --queue rediss://queue.example --idle 600',
    ],
  },
  async run({ options }, { terminal, signal }) {
    const idle = options.idle === undefined ? undefined : idleSeconds(options.idle);
    const [{ queueAddress }, { connectQueue }, { workOn, rangeWords }, { chunkWork }, { abilities }] =
      await Promise.all([
        import('../../../queue/address.js'),
        import('../../../queue/connection.js'),
        import('../../../queue/worker.js'),
        import('../../../queue/chunk-work.js'),
        import('../../../queue/arithmetic.js'),
      ]);
    const address = queueAddress(options.queue);
    const say = (text: string): void => {
      terminal.err.write(printable(`${text}\n`));
    };
    const kinds = await abilities(options.backend, options.adapter);
    return listening(async () => {
      const control = { signal, event: say };
      const connection = await connectQueue(address, control);
      const works = listed(kinds.map(({ words }) => words));
      say(`${hostname()}, process ${process.pid}, takes chunks from ${address.shown} for ${works}.`);
      const { work, close } = chunkWork(options.stores);
      try {
        const totals = await workOn(
          connection,
          {
            kinds,
            work,
            ...(idle === undefined ? {} : { idle }),
            done: (range, { seconds }) => say(`${rangeWords(range)} done in ${formatSeconds(seconds)}`),
          },
          control,
        );
        say(`Ended after ${plural(totals.ranges, 'whole range')}.`);
      } finally {
        close();
        connection.close();
      }
      return 0;
    });
  },
});

function idleSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && Number.isFinite(seconds)) return seconds;
  throw new IsolossError('bad-number', `--idle: '${text}' is no number of seconds.`, 'Give one above zero.');
}
