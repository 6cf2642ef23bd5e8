/**
 * As much of a document as Plot and d3-selection need to make an SVG and as it takes to write it out: workers have none, and
 * those of packages are sixty times as large.
 */

const SVG = 'http://www.w3.org/2000/svg';

abstract class Part {
  parentNode: Branch | null = null;

  constructor(readonly ownerDocument: SmallDocument) {}

  abstract get textContent(): string;
  abstract get outerHTML(): string;

  get nextSibling(): Part | null {
    const among = this.parentNode?.childNodes ?? [];
    return among[among.indexOf(this) + 1] ?? null;
  }

  remove(): void {
    this.parentNode?.removeChild(this);
  }
}

class Letters extends Part {
  constructor(
    owner: SmallDocument,
    readonly data: string,
  ) {
    super(owner);
  }

  get textContent(): string {
    return this.data;
  }

  get outerHTML(): string {
    return this.data.replace(/[&<>\u00a0]/g, (character) => entities[character]);
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&#160;',
};

class Branch extends Part {
  readonly childNodes: Part[] = [];
  readonly #attributes = new Map<string, string>();
  readonly #style = new Map<string, string>();

  constructor(
    owner: SmallDocument,
    readonly tagName: string,
    readonly namespaceURI: string,
  ) {
    super(owner);
  }

  get style() {
    return {
      setProperty: (name: string, value: string) => void this.#style.set(name, String(value)),
      removeProperty: (name: string) => void this.#style.delete(name),
    };
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }

  setAttributeNS(_: string | null, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  get firstChild(): Part | null {
    return this.childNodes[0] ?? null;
  }

  get children(): Branch[] {
    return this.childNodes.filter((child) => child instanceof Branch);
  }

  appendChild<Child extends Part>(child: Child): Child {
    return this.insertBefore(child, null);
  }

  append(...children: readonly (Part | string)[]): void {
    for (const child of children) {
      this.appendChild(typeof child === 'string' ? this.ownerDocument.createTextNode(child) : child);
    }
  }

  insertBefore<Child extends Part>(child: Child, before: Part | null): Child {
    child.remove();
    const at = before === null ? -1 : this.childNodes.indexOf(before);
    this.childNodes.splice(at < 0 ? this.childNodes.length : at, 0, child);
    child.parentNode = this;
    return child;
  }

  removeChild<Child extends Part>(child: Child): Child {
    const at = this.childNodes.indexOf(child);
    if (at >= 0) this.childNodes.splice(at, 1);
    child.parentNode = null;
    return child;
  }

  get textContent(): string {
    return this.childNodes.map((child) => child.textContent).join('');
  }

  set textContent(text: string) {
    this.childNodes.length = 0;
    if (text !== '') this.appendChild(this.ownerDocument.createTextNode(text));
  }

  get outerHTML(): string {
    const style = Array.from(this.#style, ([name, value]) => `${name}:${value}`).join(';');
    const all = style === '' ? this.#attributes : new Map([...this.#attributes, ['style', style]]);
    const attributes = Array.from(
      all,
      ([name, value]) => ` ${name}="${value.replace(/[&<>"\u00a0]/g, (character) => entities[character])}"`,
    ).join('');
    const inner = this.childNodes.map((child) => child.outerHTML).join('');
    return `<${this.tagName}${attributes}>${inner}</${this.tagName}>`;
  }
}

class SmallDocument {
  readonly documentElement = new Branch(this, 'html', 'http://www.w3.org/1999/xhtml');

  createElement(name: string): Branch {
    return new Branch(this, name, 'http://www.w3.org/1999/xhtml');
  }

  createElementNS(namespace: string | null, name: string): Branch {
    return new Branch(this, name, namespace ?? SVG);
  }

  createTextNode(text: unknown): Letters {
    return new Letters(this, String(text));
  }
}

/** A document to draw in, which knows no more than that. */
export function smallDocument(): Document {
  return new SmallDocument() as unknown as Document;
}
