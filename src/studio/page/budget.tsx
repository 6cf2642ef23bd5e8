/** A budget to spend, and how. */
import { change, copy } from './actions.js';
import { savePlan } from './export.js';
import { Choice } from './field.js';
import { short } from './numbers.js';
import { Slider } from './slider.js';
import * as store from './store.js';

const [FROM, TO] = [1e17, 1e27] as const;

export function BudgetPart() {
  const fit = store.fit.value;
  if (fit === undefined || !fit.canAllocate) return null;
  const { budget, group } = store.settings.value;
  const allocation = store.allocation.value;
  return (
    <section class="budget" aria-labelledby="budget-title">
      <h2 id="budget-title">How to spend a budget</h2>
      {fit.groups.length === 0 ? undefined : (
        <Choice
          label="By the law of the group"
          value={fit.groups.find((each) => each === group) ?? fit.groups[0]}
          options={fit.groups.map((each) => [each, each] as const)}
          onSet={(value) => change({ ...store.settings.peek(), group: value })}
        />
      )}
      <Slider
        label="Training compute"
        log
        from={FROM}
        to={TO}
        value={budget}
        text={`${short(budget)} FLOP`}
        onMove={(value, dragging) =>
          change({ ...store.settings.peek(), budget: Number(value.toPrecision(2)) }, { dragging })
        }
      />
      {allocation === undefined ? undefined : (
        <>
          <dl class="facts">
            {allocation.quantities.map(({ name, title, value, band }) => (
              <div key={name}>
                <dt>{title}</dt>
                <dd>
                  {value}
                  <small>{band}</small>
                </dd>
              </div>
            ))}
          </dl>
          <p class="help">
            {allocation.headline}. {allocation.text}
          </p>
          <div class="row">
            <button type="button" disabled={fit.id < 0} onClick={() => void savePlan()}>
              Save the plan
            </button>
            <button type="button" onClick={() => void copy(allocation.command, 'Command')}>
              Copy <code>{allocation.command}</code>
            </button>
          </div>
          {allocation.warnings.length === 0 ? undefined : (
            <ul class="remarks">
              {allocation.warnings.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          )}
        </>
      )}
    </section>
  );
}
