/** How a report's markup comes to stand in this page, whose policy lets no markup bring style along. */
import type { Html } from '../../../src/report/markup/html.js';

/** What a drawing's own rules say is in style.css. */
const rules = /<style>[^<]*<\/style>/g;
/** Before markup is parsed: a parser would report the attribute even in a fragment. */
const attribute = / style="/g;

/** Replaces what `host` holds by `content`; style attributes are set through the style of each element. */
export function place(host: HTMLElement, content: readonly Html[]): void {
  host.innerHTML = content
    .map(({ text }) => text.replace(rules, '').replace(attribute, ' data-style="'))
    .join('\n');
  for (const element of host.querySelectorAll<HTMLElement | SVGElement>('[data-style]')) {
    element.style.cssText = element.dataset.style ?? '';
    element.removeAttribute('data-style');
  }
}
