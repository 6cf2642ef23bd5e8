import { downloads, downloadsHash } from './downloads.js';
import { Html, html } from './html.js';
import { style } from './style.js';
import { typesetPage } from './typeset.js';

/** The policy of every page: its own style and the one script that saves what is in it, no forms, nothing fetched. */
export const policy = `default-src 'none'; script-src '${downloadsHash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`;

/** A part of a page under its heading. */
export interface Section {
  /** Anchor: unique in the page and the same in every page of the kind. */
  readonly id: string;
  readonly title: string;
  readonly content: Html;
}

/** A part of a page; undefined without content. */
export function section(id: string, title: string, content: Html | undefined): Section | undefined {
  return content === undefined ? undefined : { id, title, content };
}

export interface Page {
  readonly title: string;
  /** Holds the page's h1. */
  readonly header: Html;
  readonly sections: readonly (Section | undefined)[];
  /** What the page shows, to be saved as JSON. */
  readonly record?: { readonly schema?: string };
}

/** Pages of more sections than this have a list of contents. */
const FEW_SECTIONS = 2;

/** A self-contained page: style and script inline, nothing fetched. */
export function documentOf({ title, header, sections, record }: Page): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
<meta name="generator" content="isoloss">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
${bodyOf(header, [...sections, record && section('record', 'The record', embedded(record))])}
</main>
<footer><p>Made by isoloss. Everything on this page is in the page itself; it loads nothing.</p></footer>
<script>${new Html(downloads)}</script>
</body>
</html>
`;
  return typesetPage(page.text);
}

/** Header, contents and sections, for pages that have a frame of their own. */
export function bodyOf(header: Html, sections: readonly (Section | undefined)[]): Html {
  const shown = sections.filter((part) => part !== undefined);
  return html`${header}
${shown.length > FEW_SECTIONS ? contents(shown) : undefined}${shown.map(sectionMarkup)}`;
}

export function sectionMarkup({ id, title, content }: Section): Html {
  return html`<section id="${id}"><h2>${title}</h2>
${content}</section>
`;
}

/** As JSON in an element that browsers neither show nor run, from which the page's script saves it. */
function embedded(record: { readonly schema?: string }): Html {
  const name = (record.schema ?? 'isoloss/record').replace('/', '-').replace(/@\d+$/, '');
  // Escaped as JSON has it, which is shorter than entities.
  const json = JSON.stringify(record).replace(/[<>&]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  return html`<p>The page’s source holds it as JSON, in the element <code>template</code> whose id is <code>json</code>.</p>
<template id="json" data-name="${name}">${new Html(json)}</template>`;
}

function contents(sections: readonly Section[]): Html {
  return html`<nav class="contents" aria-label="Contents"><ol>${sections.map(
    ({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`,
  )}</ol></nav>
`;
}
