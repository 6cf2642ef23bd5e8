/** What a table of groups shows, a line a group, at the terminal and on the page. */
import { groupedName, groupsOfNames } from '../../problem/group-names.js';
import type { FitRecord } from '../../tasks/fit/record.js';

/** Groups from which on what is their own has a table of its own, a line a group. */
const MANY_GROUPS = 4;

/** Whether a parameter or quantity is a group's and is shown in the table of groups. */
export function tabulated({ groups }: FitRecord): (name: string) => boolean {
  if (groups === undefined || groups.names.length < MANY_GROUPS) return () => false;
  const groupOf = groupsOfNames(groups.names);
  return (name) => groupOf(name) !== undefined;
}

/** At most so many names, those that groups share before those of single groups. */
export function sharedFirst(names: readonly string[], most: number): string[] {
  const isShared = (name: string) => !name.includes('[');
  return [...names.filter(isShared), ...names.filter((name) => !isShared(name))].slice(0, most);
}

/** The parameters and quantities in the table of groups, without the group's name; none where there is no such table. */
export function groupQuantities(record: FitRecord): string[] {
  const inTable = tabulated(record);
  const [first = ''] = record.groups?.names ?? [];
  const ending = groupedName('', first);
  return [...Object.keys(record.parameters), ...Object.keys(record.derived)]
    .filter((name) => inTable(name) && name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length));
}
