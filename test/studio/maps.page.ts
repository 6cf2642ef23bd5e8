import { StudioService } from '../../src/studio/compute/service.js';
import type { Settings } from '../../src/studio/state/settings.js';
import type { Answer, FigureView, MapBackend } from '../../src/studio/state/views.js';

const drawn = { group: 'maps', spending: { budget: 0 }, rooms: ['middle'], quick: false } as const;

function given<Value>({ value, problem }: Answer<Value>): Value {
  if (problem !== undefined) throw new Error(`${problem.message} ${problem.fix}`);
  return value;
}

/** Numbers of the first figure's table, percents and factors. */
const numbersOf = ([{ numbers }]: readonly FigureView[]): number[] =>
  Array.from(numbers.matchAll(/\+([\d.,]+)/g), ([, text]) => Number(text.replaceAll(',', '')));

/** Maps by WebGL2, with few rows and few refits, then stopped, then without the context; and by WebAssembly. */
export async function main(runs: string) {
  const contexts: WebGL2RenderingContext[] = [];
  const { getContext } = OffscreenCanvas.prototype;
  OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...args: readonly unknown[]) {
    const made: unknown = Reflect.apply(getContext, this, args);
    if (made instanceof WebGL2RenderingContext) contexts.push(made);
    return made;
  } as typeof getContext;
  const service = new StudioService(runs);
  const { digest } = given(await service.openExample());
  const settings: Settings = { job: { law: 'chinchilla', bootstrap: 40, backend: 'cpu' }, budget: 1e21 };
  const { id } = given(await service.fit(digest, settings, false));
  const progress: number[] = [];
  const draw = (maps: MapBackend) =>
    service.drawMaps(id, drawn, maps, (done, total) => progress.push(done / total));
  const webgl = given(await draw('webgl'));
  const seen = [...progress];
  const stopped = draw('webgl');
  service.stopMaps();
  const { problem } = await stopped;
  for (const gl of contexts) gl.getExtension('WEBGL_lose_context')?.loseContext();
  const lost = given(await draw('webgl'));
  const cpu = given(await draw('cpu'));
  const auto = given(await draw('auto'));
  const ran = (figures: readonly FigureView[]) => figures.map((figure) => figure.ran);
  return {
    titles: webgl.map(({ title }) => title),
    numbers: [webgl, lost, cpu].map(numbersOf),
    ran: { webgl: ran(webgl), lost: ran(lost), cpu: ran(cpu), auto: ran(auto) },
    stopped: problem?.code,
    progress: seen,
  };
}
