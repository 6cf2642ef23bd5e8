import { downloads } from '../../src/report/markup/downloads.js';

/** A page without the one script that it has; what is left runs nothing. */
export function withoutItsScript(page: string): string {
  return page.replace(`<script>${downloads}</script>`, '');
}

/** A page without the time that its answer took, which it and its record tell. */
export function withoutTimes(page: string): string {
  return page.replace(/<dt>Time<\/dt><dd>[^<]*/, '').replace(/"seconds":\{[^}]*\}/, '');
}
