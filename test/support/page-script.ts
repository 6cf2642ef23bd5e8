import { downloads } from '../../src/report/markup/downloads.js';

/** A page without the one script that it has; what is left runs nothing. */
export function withoutItsScript(page: string): string {
  return page.replace(`<script>${downloads}</script>`, '');
}
