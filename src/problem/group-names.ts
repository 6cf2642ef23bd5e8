/** Names of parameters that groups of rows have to themselves. */

/** The name of a group's own parameter. */
export function groupedName(parameter: string, group: string): string {
  return `${parameter}[${group}]`;
}

/** Of names as {@link groupedName} makes them, the parameter and the index of its group; undefined for others. */
export function groupsOfNames(
  groups: readonly string[],
): (name: string) => { readonly parameter: string; readonly group: number } | undefined {
  const byEnding = new Map(groups.map((group, g) => [groupedName('', group), g]));
  return (name) => {
    for (let at = name.indexOf('['); at >= 0; at = name.indexOf('[', at + 1)) {
      const group = byEnding.get(name.slice(at));
      if (group !== undefined) return { parameter: name.slice(0, at), group };
    }
    return undefined;
  };
}
