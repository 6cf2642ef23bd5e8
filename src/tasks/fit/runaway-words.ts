import { listed } from '../../text.js';
import type { Course, Runaway } from './record.js';

const words: Readonly<Record<Course, readonly [one: string, many: string]>> = {
  infinity: ['grows without end', 'grow without end'],
  '-infinity': ['falls without end', 'fall without end'],
  zero: ['falls to 0', 'fall to 0'],
};

/** `c1 and d1 grow without end`. */
export function coursesWords({ parameters }: Runaway): string {
  const courses = (Object.keys(words) as Course[]).flatMap((course) => {
    const names = Object.keys(parameters).filter((name) => parameters[name] === course);
    if (names.length === 0) return [];
    return `${listed(names)} ${words[course][names.length === 1 ? 0 : 1]}`;
  });
  return listed(courses);
}
