/** The catalogue as a list to search. */
import { laws } from '../../laws/index.js';
import type { LawView } from '../state/views.js';

export function lawViews(): LawView[] {
  return laws.map((law) => {
    const inputs = law.inputs.map(({ name }) => name).join(', ');
    const { name, title, family = '', formula, source, notes = [], presets, target } = law;
    const words = [
      name,
      title,
      family,
      formula,
      source,
      target.description,
      ...law.inputs.map(({ description }) => description),
      ...law.parameters.map(({ description }) => description),
      ...presets.map((preset) => `${preset.name} ${preset.source}`),
      ...notes,
    ];
    return { name, title, family, formula, inputs, words: words.join(' ').toLowerCase() };
  });
}
