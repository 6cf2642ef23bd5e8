/** Builds an allocation's question as one graph: loss, cost, objective and constraints over axes and parameters. */
import { field, IsolossError } from '../../errors.js';
import type { Expression } from '../../formula/ast.js';
import { build } from '../../formula/build.js';
import { Graph, type NodeId } from '../../formula/graph.js';
import { namesIn } from '../../formula/names-in.js';
import { nearest } from '../../formula/nearest.js';
import { parse } from '../../formula/parse.js';
import type { FittedLaw } from '../fitted/fitted-law.js';
import { type AllocationAxis, defaultAxis, givenAxis } from './axes.js';
import { checkAxisDomains } from './domains.js';
import type { AskedAllocation } from './job.js';
import { type Constraint, dependsOnAxes, type Question } from './question.js';
import { restOf, simplexOf } from './simplex.js';

/** The constraint left <= right. */
/** Names reserved in every question. */
const RESERVED: ReadonlyMap<string, string> = new Map([
  ['L', 'what the law predicts'],
  ['cost', 'what an allocation costs'],
  ['loss', 'what the law predicts, in the record'],
]);

/** Continuous axes at most: a grid over more is too coarse. */
const MOST_AXES = 4;

/**
 * Builds the question of `job` about `fitted`. Throws `name-clash`, `unknown-name`, `missing-input`, `repeated-name`, `no-cost`,
 * `constant-cost`, `idle-axis`, `bad-constraint`, `too-many-axes`, `no-axes`, `not-positive` and the errors of formulas.
 */
export function questionOf(fitted: FittedLaw, job: AskedAllocation): Question {
  const { law } = fitted;
  const graph = new Graph();
  const parameters = new Map(law.parameters.map(({ name }, j) => [name, graph.leaf('param', j)]));
  const given = job.axes.map(({ value }) => givenAxis(value));
  const inputNames = law.inputs.map(({ name }) => name);
  checkNames(fitted, given, job);
  const budgets = job.budget?.value;
  const simplex = simplexOf(law, given, job.set);
  const isShare = (name: string): boolean => law.shares?.includes(name) ?? false;
  const own = [...given.filter(({ name }) => !isShare(name)), ...(simplex?.axes ?? [])];
  const free = inputNames.filter(
    (name) => !isShare(name) && !Object.hasOwn(job.set, name) && !given.some((axis) => axis.name === name),
  );
  const names = [...own.map(({ name }) => name), ...free];
  const symbols = new Map([
    ...parameters,
    ...names.map((name, i) => [name, graph.leaf('input', i)] as const),
  ]);
  for (const [name, formula] of Object.entries(job.set)) {
    symbols.set(name, named(graph, formula, symbols, `${field('set')} ${name}`));
  }
  const rest =
    simplex?.rest &&
    restOf(
      graph,
      simplex.rest,
      [...simplex.axes.map(({ name }) => name), ...simplex.fixed].map((name) => symbols.get(name) as NodeId),
    );
  if (simplex?.rest !== undefined && rest !== undefined) symbols.set(simplex.rest.name, rest.node);
  const inputs = inputNames.map((name) => ({ name, node: symbols.get(name) as NodeId }));
  const loss = lossOf(fitted, graph, parameters, inputs);
  symbols.set('L', loss);

  const costText = job.cost ?? (['N', 'D'].every((name) => symbols.has(name)) ? '6*N*D' : undefined);
  const usesCost = [job.minimize, job.maximize, ...job.subjectTo].some(
    (text) => text !== undefined && namesIn(parse(text)).includes('cost'),
  );
  if (costText === undefined && (budgets !== undefined || usesCost)) throw noCost(fitted, usesCost);
  const cost = costText === undefined ? undefined : named(graph, costText, symbols, field('cost'));
  if (cost !== undefined) symbols.set('cost', cost);
  const objectiveText = job.maximize ?? job.minimize ?? 'L';
  const maximize = job.maximize !== undefined;
  const objective = named(graph, objectiveText, symbols, maximize ? field('maximize') : field('minimize'));
  const constraints = [
    ...(rest?.constraints ?? []),
    ...job.subjectTo.flatMap((text) => constraintsOf(graph, text, symbols)),
    ...(job.targetLoss === undefined
      ? []
      : [{ text: `L <= ${job.targetLoss}`, left: loss, right: graph.constant(job.targetLoss) }]),
  ];

  const axes = [
    ...own,
    ...free.map((name) => defaultAxis(fitted, name, { graph, inputs, cost, budgets, count: names.length })),
  ];
  checkAxes(graph, axes, {
    graph: [
      objective,
      ...(cost === undefined ? [] : [cost]),
      ...constraints.flatMap((c) => [c.left, c.right]),
    ],
  });
  if (budgets !== undefined && cost !== undefined && !dependsOnAxes(graph, cost)) {
    throw new IsolossError(
      'constant-cost',
      `The cost "${costText}" is the same for every allocation: it depends on none of ${names.join(', ')}.`,
      `Give a ${field('cost')} made of the axes, or leave ${field('budget')} out.`,
    );
  }
  const question = {
    fitted,
    graph,
    axes,
    inputs,
    loss,
    cost,
    costText,
    objective,
    objectiveText,
    maximize,
    constraints,
    ...(simplex?.rest === undefined || simplex.axes.length === 0 ? {} : { rest: simplex.rest }),
    budgets: Float64Array.from(budgets ?? [Number.POSITIVE_INFINITY]),
  };
  checkAxisDomains(question);
  return question;
}

function lossOf(
  { law }: FittedLaw,
  graph: Graph,
  parameters: ReadonlyMap<string, NodeId>,
  inputs: Question['inputs'],
): NodeId {
  const inside = new Map([...parameters, ...inputs.map(({ name, node }) => [name, node] as const)]);
  for (const [name, formula] of law.where ?? []) inside.set(name, build(graph, formula, inside));
  return build(graph, law.formula, inside);
}

/** Checks that names that are set or searched are unused and unique. */
function checkNames({ law }: FittedLaw, axes: readonly AllocationAxis[], { set }: AskedAllocation): void {
  const taken = new Map<string, string>([
    ...RESERVED,
    ...law.parameters.map(({ name }) => [name, 'a parameter of the law'] as const),
  ]);
  const given = [
    ...axes.map(({ name }) => ({ name, option: field('axes') })),
    ...Object.keys(set).map((name) => ({ name, option: field('set') })),
  ];
  for (const { name, option } of given) {
    const what = taken.get(name);
    if (what !== undefined) {
      throw new IsolossError(
        'name-clash',
        `${option} ${name}: "${name}" is ${what}.`,
        'Choose another name.',
      );
    }
    taken.set(name, option === field('axes') ? 'an axis already' : 'set already');
  }
}

/** Builds a user's formula; errors name the option. */
function named(graph: Graph, formula: string, symbols: ReadonlyMap<string, NodeId>, option: string): NodeId {
  const unknown = namesIn(parse(formula)).find((name) => !symbols.has(name));
  if (unknown === undefined) return build(graph, formula, symbols);
  const known = [...symbols.keys()];
  const near = nearest(unknown, known);
  throw new IsolossError(
    'unknown-name',
    `${option}: "${formula}" uses "${unknown}", which is no axis, input, parameter or name set before it.`,
    near.length > 0
      ? `Did you mean ${near.join(' or ')}?`
      : `Known here: ${known.join(', ')}. ${field('set')} ${unknown}=... gives it a value.`,
  );
}

/** `a <= b`, `a >= b`, and several joined by `and`. */
function constraintsOf(graph: Graph, text: string, symbols: ReadonlyMap<string, NodeId>): Constraint[] {
  const visit = (node: Expression): Constraint[] => {
    if (node.kind === 'binary' && node.operator === 'and') return [...visit(node.left), ...visit(node.right)];
    const part = text.slice(node.span.start, node.span.end);
    if (node.kind !== 'binary' || !['<', '<=', '>', '>='].includes(node.operator)) {
      const isEqual = node.kind === 'binary' && node.operator === '==';
      throw new IsolossError(
        'bad-constraint',
        `${field('subjectTo')} "${part}" is not of the form a <= b or a >= b.`,
        isEqual
          ? `An equality takes a choice away: write it as ${field('set')} NAME=EXPRESSION.`
          : 'Write a comparison such as "D <= 15e12"; join several by and.',
      );
    }
    const side = ({ span }: Expression) =>
      named(graph, text.slice(span.start, span.end), symbols, `${field('subjectTo')} "${part}"`);
    const [left, right] = [side(node.left), side(node.right)];
    return [
      node.operator.startsWith('<') ? { text: part, left, right } : { text: part, left: right, right: left },
    ];
  };
  return visit(parse(text));
}

function checkAxes(
  graph: Graph,
  axes: readonly AllocationAxis[],
  { graph: roots }: { graph: NodeId[] },
): void {
  const searched = axes.filter((axis) => axis.kind !== 'listed' && axis.isShare !== true);
  if (axes.length === 0) {
    throw new IsolossError(
      'no-axes',
      'There is nothing to choose: every input is set.',
      'Leave an input free.',
    );
  }
  if (
    searched.length > MOST_AXES ||
    axes.filter(({ kind }) => kind === 'listed').length > 2 * MOST_AXES - searched.length
  ) {
    const names = searched.map(({ name }) => name).join(', ');
    throw new IsolossError(
      'too-many-axes',
      `There are ${searched.length} axes to search (${names}), more than ${MOST_AXES}.`,
      `Tie some by ${field('set')} NAME=EXPRESSION, or list a few values: ${field('axes')} NAME=[1,2,4].`,
    );
  }
  const used = new Set(graph.order(roots));
  const idle = axes.find((_, i) => !used.has(graph.leaf('input', i)));
  if (idle !== undefined) {
    throw new IsolossError(
      'idle-axis',
      `Nothing depends on the axis ${idle.name}.`,
      `Leave it out, or use it in ${field('set')}, ${field('cost')} or what is minimised.`,
    );
  }
}

function noCost({ law }: FittedLaw, usesCost: boolean): IsolossError {
  return new IsolossError(
    'no-cost',
    `${usesCost ? '"cost" is used' : 'A budget is given'}, but the law ${law.name} has no inputs N and D that the usual cost 6*N*D is made of.`,
    `Say what an allocation costs: ${field('cost')} "..." of ${law.inputs.map(({ name }) => name).join(', ')}.`,
  );
}
