/** Pairs of fits whose parameters differ between groups: the loss and the metric of one recipe, or of one benchmark. */
import { IsolossError } from '../../errors.js';
import { excerpt, listedSome } from '../../text.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import type { FittedGroups } from '../fitted/read-fit.js';

/** What groups a pair is of, by the columns or expression that tell them apart. */
export type GroupsOfPair = readonly { readonly by: string; readonly group: string }[];

export interface PairOfFits {
  readonly name: string;
  readonly loss: FittedLaw;
  readonly metric: FittedLaw;
  readonly groups: GroupsOfPair;
  /** Which groups of the loss are compared with each other, and which of them this is. */
  readonly ladder?: { readonly name: string; readonly by: string; readonly group: string };
}

/**
 * One pair where neither fit has groups. Groups of the loss and of the metric by the same columns are matched by name; by
 * different columns, or where one fit has none, every group of the one is paired with every group of the other. Throws
 * `unknown-group` where groups by the same columns differ.
 */
export function pairsOfGroups(name: string, losses: FittedGroups, metrics: FittedGroups): PairOfFits[] {
  const isMatched = losses.by !== undefined && losses.by === metrics.by;
  if (isMatched) checkSame(name, losses, metrics);
  return losses.fits.flatMap((loss) =>
    metrics.fits
      .filter((metric) => !isMatched || metric.group === loss.group)
      .map((metric): PairOfFits => {
        const groups = [
          ...groupOf(losses.by, loss.group),
          ...(isMatched ? [] : groupOf(metrics.by, metric.group)),
        ];
        const ofMetric = isMatched ? undefined : metric.group;
        return {
          name: groups.length === 0 ? name : `${name}[${groups.map(({ group }) => group).join(', ')}]`,
          loss: loss.fitted,
          metric: metric.fitted,
          groups,
          ...(losses.by === undefined || loss.group === undefined || losses.fits.length < 2
            ? {}
            : {
                ladder: {
                  name: ofMetric === undefined ? name : `${name}[${ofMetric}]`,
                  by: losses.by,
                  group: loss.group,
                },
              }),
        };
      }),
  );
}

function groupOf(by: string | undefined, group: string | undefined): GroupsOfPair {
  return by === undefined || group === undefined ? [] : [{ by, group }];
}

function checkSame(name: string, losses: FittedGroups, metrics: FittedGroups): void {
  const [first, second] = [losses, metrics].map(({ fits }) => fits.flatMap(({ group }) => group ?? []));
  const alone = [
    ...first.filter((group) => !second.includes(group)),
    ...second.filter((group) => !first.includes(group)),
  ];
  if (alone.length === 0) return;
  throw new IsolossError(
    'unknown-group',
    `${excerpt(name)}: only one of the two fits has ${listedSome(alone.map((group) => `'${excerpt(group)}'`))} of ${excerpt(losses.by ?? '')}.`,
    'Fit both to the same groups, or name one group of each behind a colon, such as loss.json:a,accuracy.json:a.',
  );
}
