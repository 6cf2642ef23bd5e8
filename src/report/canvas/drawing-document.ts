/**
 * The part of a document that drawing asks for, in Node and in workers: elements are made, given attributes and children, and written
 * out as markup.
 */

const HTML = 'http://www.w3.org/1999/xhtml';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\u00a0': '&#160;',
};

const escaped = (text: string, special: RegExp): string =>
  special.test(text) ? text.replace(new RegExp(special, 'g'), (character) => entities[character]) : text;

class DrawnText {
  parentNode: DrawnElement | null = null;

  constructor(
    readonly ownerDocument: DrawingDocument,
    readonly textContent: string,
  ) {}

  write(out: string[]): void {
    out.push(escaped(this.textContent, /[&<>\u00a0]/));
  }
}

type DrawnNode = DrawnElement | DrawnText;

class DrawnElement {
  parentNode: DrawnElement | null = null;
  readonly childNodes: DrawnNode[] = [];
  readonly #attributes = new Map<string, string>();

  constructor(
    readonly ownerDocument: DrawingDocument,
    readonly namespaceURI: string,
    readonly tagName: string,
  ) {}

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  hasAttribute(name: string): boolean {
    return this.#attributes.has(name);
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }

  setAttributeNS(_namespace: string, name: string, value: unknown): void {
    this.setAttribute(name, value);
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  removeAttributeNS(_namespace: string, name: string): void {
    this.removeAttribute(name);
  }

  set style(text: string) {
    this.setAttribute('style', text);
  }

  get children(): DrawnElement[] {
    return this.childNodes.filter((node) => node instanceof DrawnElement);
  }

  get firstChild(): DrawnNode | null {
    return this.childNodes[0] ?? null;
  }

  get lastChild(): DrawnNode | null {
    return this.childNodes.at(-1) ?? null;
  }

  get textContent(): string {
    return this.childNodes.map(({ textContent }) => textContent).join('');
  }

  set textContent(text: unknown) {
    for (const node of this.childNodes.splice(0)) node.parentNode = null;
    if (text !== '') this.append(String(text));
  }

  insertBefore<Node extends DrawnNode>(node: Node, next: DrawnNode | null): Node {
    node.parentNode?.removeChild(node);
    node.parentNode = this;
    if (next === null) this.childNodes.push(node);
    else this.childNodes.splice(this.childNodes.indexOf(next), 0, node);
    return node;
  }

  appendChild<Node extends DrawnNode>(node: Node): Node {
    return this.insertBefore(node, null);
  }

  append(...nodes: readonly (DrawnNode | string)[]): void {
    for (const node of nodes) {
      this.appendChild(typeof node === 'string' ? this.ownerDocument.createTextNode(node) : node);
    }
  }

  removeChild<Node extends DrawnNode>(node: Node): Node {
    this.childNodes.splice(this.childNodes.indexOf(node), 1);
    node.parentNode = null;
    return node;
  }

  replaceWith(node: DrawnNode): void {
    this.parentNode?.insertBefore(node, this);
    this.parentNode?.removeChild(this);
  }

  /** The first element below this one of that name. */
  querySelector(name: string): DrawnElement | null {
    for (const child of this.children) {
      const found = child.tagName === name ? child : child.querySelector(name);
      if (found !== null) return found;
    }
    return null;
  }

  get outerHTML(): string {
    const out: string[] = [];
    this.write(out);
    return out.join('');
  }

  /** The attribute that was given last comes first. */
  write(out: string[]): void {
    out.push('<', this.tagName);
    for (const [name, value] of [...this.#attributes].reverse()) {
      out.push(' ', name, '="', escaped(value, /[&"]/), '"');
    }
    if (this.childNodes.length === 0) {
      out.push(this.namespaceURI === HTML ? `></${this.tagName}>` : ' />');
      return;
    }
    out.push('>');
    for (const node of this.childNodes) node.write(out);
    out.push('</', this.tagName, '>');
  }
}

class DrawingDocument {
  readonly documentElement = new DrawnElement(this, HTML, 'html');

  createElement(name: string): DrawnElement {
    return this.createElementNS(HTML, name);
  }

  createElementNS(namespace: string, name: string): DrawnElement {
    return new DrawnElement(this, namespace, name);
  }

  createTextNode(text: string): DrawnText {
    return new DrawnText(this, text);
  }
}

/** A document for Observable Plot, which asks no more of one; a complete one is a quarter megabyte, and takes twice the time. */
export function drawingDocument(): Document {
  return new DrawingDocument() as unknown as Document;
}
