/** One group of a fit whose parameters differ between groups, as a fit of its own. */
import { IsolossError } from '../../errors.js';
import { nearest } from '../../formula/nearest.js';
import { groupsOfNames } from '../../problem/group-names.js';
import type { Replicates } from '../../problem/replicates.js';
import { excerpt, listedSome, plural } from '../../text.js';
import type { ParameterCovariance } from '../fit/record.js';

/** The parts of a record that name parameters. */
interface Grouped {
  readonly groups?: { readonly by: string; readonly names: readonly string[] } | undefined;
  readonly parameters: Readonly<Record<string, number>>;
  readonly derived: Readonly<Record<string, unknown>>;
  readonly job: { readonly derive: Readonly<Record<string, string>> };
  readonly asymptotic?: { readonly covariance?: ParameterCovariance };
}

/**
 * The record and replicates with the group's own parameters under their plain names and without those of other groups; as
 * they are where the fit has no groups. Throws `group-needed` and `unknown-group`.
 */
export function ofGroup<Fit extends Grouped>(
  fit: Fit,
  replicates: Replicates | undefined,
  name: string,
  group: string | undefined,
): { readonly fit: Fit; readonly replicates?: Replicates } {
  const { groups } = fit;
  if (groups === undefined) {
    if (group !== undefined) {
      throw new IsolossError(
        'unknown-group',
        `'${excerpt(name)}' has no groups: all its rows have the same parameters.`,
        'Leave out the group.',
      );
    }
    return { fit, ...(replicates === undefined ? {} : { replicates }) };
  }
  if (group === undefined || !groups.names.includes(group)) throw noGroup(groups, name, group);
  const groupOf = groupsOfNames(groups.names);
  /** The plain name, or undefined for another group's. */
  const plain = (long: string): string | undefined => {
    const grouped = groupOf(long);
    if (grouped === undefined) return long;
    return groups.names[grouped.group] === group ? grouped.parameter : undefined;
  };
  const renamed = <Value>(record: Readonly<Record<string, Value>>): Record<string, Value> =>
    Object.fromEntries(
      Object.entries(record).flatMap(([long, value]) => {
        const short = plain(long);
        return short === undefined ? [] : [[short, value] as const];
      }),
    );
  const covariance = fit.asymptotic?.covariance;
  return {
    fit: {
      ...fit,
      groups: undefined,
      parameters: renamed(fit.parameters),
      derived: renamed(fit.derived),
      // A quantity that compares groups is none of this one.
      job: {
        ...fit.job,
        derive: Object.fromEntries(
          Object.entries(fit.job.derive).filter(([, formula]) => !formula.includes('[')),
        ),
      },
      ...(fit.asymptotic === undefined || covariance === undefined
        ? {}
        : {
            asymptotic: {
              ...fit.asymptotic,
              covariance: covarianceOf(covariance, plain, groups.names.indexOf(group)),
            },
          }),
    },
    ...(replicates === undefined
      ? {}
      : { replicates: { ...replicates, columns: renamed(replicates.columns) } }),
  };
}

function covarianceOf(
  covariance: ParameterCovariance,
  plain: (name: string) => string | undefined,
  group: number,
): ParameterCovariance {
  const { byGroup, ...rest } = covariance;
  const kept = covariance.names.flatMap((name, i) => {
    const short = plain(name);
    return short === undefined ? [] : [{ short, i }];
  });
  const ofThis = byGroup?.matrices[group];
  const short = (names: readonly string[]) => names.flatMap((name) => plain(name) ?? []);
  return {
    ...rest,
    names: kept.map((entry) => entry.short),
    logarithmic: short(covariance.logarithmic),
    held: short(covariance.held),
    open: short(covariance.open),
    bounds: Object.fromEntries(
      Object.entries(covariance.bounds).flatMap(([name, bounds]) => {
        const own = plain(name);
        return own === undefined ? [] : [[own, bounds] as const];
      }),
    ),
    matrix:
      covariance.matrix === null
        ? ofThis?.length === kept.length
          ? ofThis
          : null
        : kept.map(({ i }) => kept.map(({ i: j }) => covariance.matrix?.[i][j] ?? 0)),
  };
}

function noGroup(
  { by, names }: NonNullable<Grouped['groups']>,
  name: string,
  group: string | undefined,
): IsolossError {
  const known = `Groups are ${listedSome(names.map((known) => `'${excerpt(known)}'`))}.`;
  if (group === undefined) {
    return new IsolossError(
      'group-needed',
      `'${excerpt(name)}' has parameters of its own for each of ${plural(names.length, 'group')} (${excerpt(by)}).`,
      `Name one of them behind a colon, such as ${excerpt(name)}:${excerpt(names[0])}. ${known}`,
    );
  }
  const near = nearest(group, names);
  return new IsolossError(
    'unknown-group',
    `'${excerpt(name)}' has no group '${excerpt(group)}'.`,
    near.length > 0 ? `Did you mean ${near.join(' or ')}?` : known,
  );
}
