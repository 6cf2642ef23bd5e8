/** Drawings in the page. Of one that is there already what differs is changed: making it anew takes several times as long. */

/** Puts a drawing into `place`, where `before` was put last. Pieces are those of `FigureView.marks`. */
export function putDrawing(place: Element, before: readonly string[], marks: readonly string[]): void {
  const drawing = place.firstElementChild;
  const last = marks.length - 1;
  const isSame = drawing !== null && before.length === marks.length && before[0] === marks[0];
  if (!isSame || drawing.children.length !== last - 1) {
    place.innerHTML = marks.join('');
    return;
  }
  for (let i = 1; i < last; i++) {
    if (marks[i] !== before[i]) putMark(drawing.children[i - 1], before[i], marks[i]);
  }
}

function putMark(element: Element, before: string, mark: string): void {
  const changes = changesBetween(before, mark);
  if (changes === undefined) {
    element.outerHTML = mark;
    return;
  }
  const inner = element.getElementsByTagName('*');
  for (const { at, attributes, text } of changes) {
    const changed = at === 0 ? element : inner[at - 1];
    for (const [name, value] of attributes) changed.setAttribute(name, value);
    if (text !== undefined) changed.textContent = text;
  }
}

/** What of one element, by its place in document order, is not as it was. */
export interface Change {
  readonly at: number;
  readonly attributes: readonly (readonly [name: string, value: string])[];
  readonly text?: string;
}

const ATTRIBUTE = / ([\w:-]+)="([^"]*)"/g;

/**
 * The changes that make one mark of another; undefined where they have other elements, or what can't be compared by its
 * characters. Both are markup as the worker writes it: every value in double quotes, every element closed.
 */
export function changesBetween(before: string, after: string): Change[] | undefined {
  const [old, next] = [before.split('<'), after.split('<')];
  if (old.length !== next.length) return undefined;
  const changes: Change[] = [];
  let at = -1;
  for (let i = 1; i < next.length; i++) {
    const [was, is] = [old[i], next[i]];
    if (is[0] !== '/') at++;
    if (was === is) continue;
    // Ends of elements, and characters that are written otherwise than they are.
    if (is[0] === '/' || was[0] === '/' || is.includes('&') || was.includes('&')) return undefined;
    const [end, wasEnd] = [is.lastIndexOf('>'), was.lastIndexOf('>')];
    const [attributes, wereAttributes] = [is.slice(0, end), was.slice(0, wasEnd)].map((tag) => [
      ...tag.matchAll(ATTRIBUTE),
    ]);
    const isAlike =
      nameOf(is) === nameOf(was) &&
      attributes.length === wereAttributes.length &&
      attributes.every(([, name], k) => name === wereAttributes[k][1]);
    if (!isAlike) return undefined;
    const [text, wasText] = [is.slice(end + 1), was.slice(wasEnd + 1)];
    // Text is all that an element holds where its end follows.
    if (text !== wasText && next[i + 1]?.[0] !== '/') return undefined;
    changes.push({
      at,
      attributes: attributes.flatMap(([, name, value], k) =>
        value === wereAttributes[k][2] ? [] : [[name, value] as const],
      ),
      ...(text === wasText ? {} : { text }),
    });
  }
  return changes;
}

const nameOf = (tag: string): string => tag.slice(0, tag.search(/[ />]/));
