import { type Canvas, drawnFigure, type Figure } from '../src/report/figures/figure.js';
import { style } from '../src/report/markup/style.js';

/** Pixels above the drawing. */
const TITLE = 28;

/** A figure as an SVG file of its own, in the report's light colours, with its title. */
export function figureFile(figure: Figure, canvas: Canvas): string {
  const light = style.match(/:root, \.light \{([^}]*)\}/)?.[1] ?? '';
  const colours = new Map(
    [...light.matchAll(/(--[\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]),
  );
  const { drawing } = drawnFigure(figure, canvas, 'wide', 'wide');
  const [, width, height] = drawing.match(/viewBox="0 0 ([\d.]+) ([\d.]+)"/) ?? [];
  const size = [width, Number(height) + TITLE];
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.join(' ')}" width="${size[0]}" height="${size[1]}" font-family="Inter, Helvetica, Arial, sans-serif" font-size="12" color="var(--ink)" fill="var(--ink)">
<title>${figure.title}</title>
<rect width="100%" height="100%" fill="var(--paper)"/>
<text x="8" y="20" font-size="14" font-weight="600">${figure.title}</text>
<g transform="translate(0,${TITLE})">${drawing}</g>
</svg>
`;
  return whole.replace(/var\((--[\w-]+)\)/g, (all, name) => colours.get(name) ?? all);
}
