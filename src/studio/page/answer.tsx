/** What came of the fit: verdict, law, key facts, parameters. */
import type { FitView } from '../state/views.js';
import { Markup } from './markup.js';
import { short } from './numbers.js';
import { ParameterTable } from './parameter-table.js';
import { ProblemNote } from './problem-note.js';
import { Scrolled } from './scrolled.js';
import * as store from './store.js';

export function AnswerPart() {
  const fit = store.fit.value;
  if (fit === undefined) {
    return (
      <section class="answer" aria-labelledby="answer-title">
        <h1 id="answer-title">{store.table.value?.name ?? 'isoloss studio'}</h1>
        <AwaitedNote />
        <ProblemNote />
        {store.isStaged.value ? <TablePreview /> : undefined}
      </section>
    );
  }
  const isOld = store.problem.value !== undefined;
  return (
    <section class={isOld ? 'answer old' : 'answer'} aria-labelledby="answer-title">
      <header>
        <h1 id="answer-title">{fit.title}</h1>
        <AwaitedNote />
        <ProblemNote />
        {isOld ? <p class="help">Below is the last fit that came about.</p> : undefined}
        <div class="headline">
          <Markup class="equations" html={fit.equation} />
          <Verdict fit={fit} />
        </div>
        <dl class="facts inline">
          {fit.facts.map(({ name, value, note }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {value} <small>{note}</small>
              </dd>
            </div>
          ))}
        </dl>
      </header>
      <ParameterTable fit={fit} />
    </section>
  );
}

/** A link or a record waits for its table. */
function AwaitedNote() {
  const awaited = store.awaited.value;
  if (awaited === undefined || awaited.name === store.table.value?.name) return null;
  return (
    <div class="awaited" role="status">
      <strong>This page is about {awaited.name}.</strong>
      <p>
        A link or a record has settings, never a table: drop that file here, and the page is as it was made.
      </p>
    </div>
  );
}

function Verdict({ fit }: { readonly fit: FitView }) {
  const { tone, headline, text } = fit.verdict;
  return (
    <div class={`verdict ${tone}`}>
      <strong>{headline}</strong>
      <p>{text}</p>
      {fit.doubts.length === 0 ? undefined : (
        <ul>
          {fit.doubts.map((each) => (
            <li key={each}>
              <Markup html={each} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The columns of a table that waits. */
function TablePreview() {
  const table = store.table.value;
  if (table === undefined) return null;
  return (
    <Scrolled label="Columns of the table">
      <table>
        <caption>What is in {table.name}</caption>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Holds</th>
            <th scope="col" class="number">
              Missing
            </th>
            <th scope="col">Range</th>
            <th scope="col">Such as</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map(({ name, kind, missing, range, sample }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{kind}</td>
              <td class="number">{missing === 0 ? '' : missing}</td>
              <td>{range === undefined ? '' : `${short(range[0])} to ${short(range[1])}`}</td>
              <td>{sample.join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
