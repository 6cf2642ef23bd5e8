/** The example as the page first shows it: made when the page is built, so that nothing has to be computed to see it. */
import { exampleSettings } from '../state/settings.js';
import type { AllocationView, Answer, CheckView, FitView, TableView } from '../state/views.js';
import { StudioService } from './service.js';

export interface ExampleView {
  readonly table: TableView;
  readonly check: CheckView;
  readonly fit: FitView;
  readonly allocation: AllocationView;
  /** Markup of the groups of figures that are seen first. */
  readonly figures: Readonly<Record<string, string>>;
}

/** Groups of figures that are drawn beforehand. */
const FIRST = ['runs', 'residuals'] as const;

export async function exampleView(text: string): Promise<ExampleView> {
  const service = new StudioService(text);
  const table = given(await service.openExample());
  const check = given(await service.check(table.digest, exampleSettings));
  const fit = given(await service.fit(table.digest, exampleSettings, false, () => {}));
  const allocation = given(await service.allocate(fit.id, exampleSettings.budget, false));
  const figures: Record<string, string> = {};
  for (const id of FIRST) figures[id] = given(await service.draw(fit.id, id, exampleSettings.budget));
  return { table, check, fit: { ...fit, id: -1 }, allocation, figures };
}

function given<Value>({ value, problem }: Answer<Value>): Value {
  if (problem !== undefined) throw new Error(`${problem.message} ${problem.fix}`);
  return value as Value;
}
