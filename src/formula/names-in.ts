import type { Expression } from './ast.js';

/** The distinct names of an expression, in order of appearance. */
export function namesIn(expression: Expression): string[] {
  const names = new Set<string>();
  const visit = (node: Expression): void => {
    switch (node.kind) {
      case 'name':
        names.add(node.name);
        break;
      case 'unary':
        visit(node.operand);
        break;
      case 'binary':
        visit(node.left);
        visit(node.right);
        break;
      case 'call':
        node.arguments.forEach(visit);
        node.path?.by.forEach(visit);
        if (node.path?.order !== undefined) visit(node.path.order);
        break;
      case 'root':
        visit(node.from);
        visit(node.to);
        for (const side of [node.left, node.right]) {
          for (const name of side === undefined ? [] : namesIn(side)) if (name !== node.name) names.add(name);
        }
        break;
      default:
        break;
    }
  };
  visit(expression);
  return [...names];
}
