/** The few things that the page asks of its document. */

/** The element of this id, which the page's own markup has. */
export function find<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no element ${id}`);
  return found as T;
}

/** A ticked box for `value`, with a remark below. */
export function checkbox(name: string, value: string, remark: string): HTMLElement {
  const label = document.createElement('label');
  const input = document.createElement('input');
  Object.assign(input, { type: 'checkbox', name, value, checked: true });
  const text = document.createElement('span');
  text.append(value);
  const small = document.createElement('small');
  small.textContent = remark;
  text.append(small);
  label.append(input, text);
  return label;
}

/** Values of the ticked boxes of this name. */
export function ticked(form: HTMLFormElement, name: string): string[] {
  return new FormData(form).getAll(name).map(String);
}

/** Hands `text` to the browser's downloads; nothing is fetched. */
export function offer(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  Object.assign(link, { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
