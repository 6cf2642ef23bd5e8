/** The example as the page first shows it: made when the page is built, so that nothing has to be computed to see it. */

import type { RoomName } from '../state/rooms.js';
import { exampleSettings } from '../state/settings.js';
import type { AllocationView, Answer, CheckView, FigureView, FitView, TableView } from '../state/views.js';
import { StudioService } from './service.js';

export interface ExampleView {
  readonly table: TableView;
  readonly check: CheckView;
  readonly fit: FitView;
  readonly allocation: AllocationView;
  /** The groups of figures that are seen first, in two of their drawings. */
  readonly figures: Readonly<Record<'narrow' | 'middle', FirstFigures>>;
}

type FirstFigures = Readonly<Record<string, readonly FigureView[]>>;

/** Groups of figures that are drawn beforehand. */
const FIRST = ['runs', 'residuals'] as const;

export async function exampleView(text: string): Promise<ExampleView> {
  const service = new StudioService(text);
  const table = given(await service.openExample());
  const check = given(await service.check(table.digest, exampleSettings));
  const fit = given(await service.fit(table.digest, exampleSettings, false));
  const allocation = given(await service.allocate(fit.id, exampleSettings, false));
  const draw = async (room: RoomName): Promise<FirstFigures> => {
    const figures: Record<string, readonly FigureView[]> = {};
    for (const group of FIRST) {
      figures[group] = given(
        await service.draw(fit.id, { group, spending: exampleSettings, rooms: [room], quick: false }),
      );
    }
    return figures;
  };
  const figures = { narrow: await draw('narrow'), middle: await draw('middle') };
  return { table, check, fit: { ...fit, id: -1 }, allocation, figures };
}

function given<Value>({ value, problem }: Answer<Value>): Value {
  if (problem !== undefined) throw new Error(`${problem.message} ${problem.fix}`);
  return value as Value;
}
