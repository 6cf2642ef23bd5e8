/** Puts a report's markup into this page, whose policy lets no markup bring style along. */
import type { Html } from '../../../src/report/markup/html.js';

/** Before markup is parsed: a parser would report the attribute even in a fragment. */
const attribute = / style="/g;

/** Replaces what `host` holds by `content`; style attributes are set through the style of each element. */
export function place(host: HTMLElement, content: Html): void {
  host.innerHTML = content.text.replace(attribute, ' data-style="');
  for (const element of host.querySelectorAll<HTMLElement | SVGElement>('[data-style]')) {
    element.style.cssText = element.dataset.style ?? '';
    element.removeAttribute('data-style');
  }
}
