import { Html, html } from './html.js';
import { style } from './style.js';

/** A self-contained page: style inline, no scripts, nothing fetched. */
export function documentOf(title: string, content: readonly (Html | undefined)[]): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="generator" content="isoloss">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
${content.map((part) => html`${part}\n`)}<footer>Made by isoloss. Everything on this page is in the page itself; it loads nothing.</footer>
</main>
</body>
</html>
`.text;
}

/** A part of a page under its heading; nothing where there is no content. */
export function section(title: string, content: Html | undefined): Html | undefined {
  return content === undefined
    ? undefined
    : html`<section><h2>${title}</h2>
${content}</section>`;
}
