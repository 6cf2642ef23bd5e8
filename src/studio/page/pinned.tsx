/** The fit that is shown beside one that was pinned before. */
import { parameterDifferences, settingDifferences } from '../state/difference.js';
import { Scrolled } from './scrolled.js';
import * as store from './store.js';

export function PinnedPart() {
  const [a, b] = [store.pinned.value, store.fit.value];
  if (a === undefined || b === undefined) return null;
  const settings = settingDifferences(a.settings, b.settings);
  return (
    <section class="pinned" aria-labelledby="pinned-title">
      <h2 id="pinned-title">Against the pinned fit</h2>
      {settings.length === 0 ? (
        <p>The settings are the same.</p>
      ) : (
        <ul class="remarks">
          {settings.map(({ field, from, to }) => (
            <li key={field}>
              <b>{field}</b>: {from} <span aria-hidden="true">→</span>
              <span class="unseen">became</span> {to}
            </li>
          ))}
        </ul>
      )}
      <Scrolled label="Parameters of both fits">
        <table>
          <thead>
            <tr>
              <th scope="col">Parameter</th>
              <th scope="col" class="number">
                Pinned
              </th>
              <th scope="col" class="number">
                Now
              </th>
              <th scope="col" class="number">
                Change
              </th>
              <th scope="col">Intervals</th>
            </tr>
          </thead>
          <tbody>
            {parameterDifferences(a, b).map(({ name, from, to, change, compatible }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td class="number">{from}</td>
                <td class="number">{to}</td>
                <td class="number">{changeWords(change)}</td>
                <td>{compatible === undefined ? '' : compatible ? 'each holds the other' : 'apart'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      <button type="button" onClick={() => (store.pinned.value = undefined)}>
        Unpin
      </button>
    </section>
  );
}

function changeWords(change: number | undefined): string {
  if (change === undefined) return '';
  return change === 0 ? 'none' : `${change > 0 ? '+' : '−'}${Math.abs(100 * change).toPrecision(3)} %`;
}
