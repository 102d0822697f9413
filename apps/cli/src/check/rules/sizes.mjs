import ts from 'typescript';
import { at, isSpec, nodes } from '../sources.mjs';

const limits = { lines: 30, componentLines: 60, parameters: 4, constructorParameters: 6 };
const testCalls = /^(describe|it|test|beforeAll|beforeEach|afterAll|afterEach)$/;

/** Functions of at most 30 lines (60 for a component of a page or a mail), at most 4 parameters, 6 for a constructor. */
export function sizes(source) {
  if (/\/migrations\//.test(source.path)) return [];
  return [...nodes(source.tree)].flatMap((node) => [...tooLong(source, node), ...tooManyParameters(source, node)]);
}

function tooLong(source, node) {
  if (!ts.isFunctionLike(node) || !node.body || isTestCallback(source, node) || isSuite(source, node)) return [];
  const lines = lineCount(source, node);
  const most = isComponent(source, node) ? limits.componentLines : limits.lines;
  return lines > most ? [`${at(source, node)} ${nameOf(node)} has ${lines} lines (at most ${most})`] : [];
}

function lineCount({ tree }, node) {
  const line = (position) => tree.getLineAndCharacterOfPosition(position).line;
  return line(node.getEnd()) - line(node.getStart(tree)) + 1;
}

/** What holds `it(…)` is a list of cases. */
const isSuite = ({ path, tree }, node) =>
  (path.startsWith('test/') || /\.spec\.tsx?$/.test(path)) && /(^|\n)\s*(it|describe)(\.each)?\(/.test(node.body.getText(tree));

/** `describe(…, () => …)`, `it.each(…)(…, () => …)`. */
function isTestCallback(source, node) {
  if (!isSpec(source) || !ts.isCallExpression(node.parent)) return false;
  const called = node.parent.expression.getText(source.tree).match(/^\w+/)?.[0] ?? '';
  return testCalls.test(called);
}

const isComponent = ({ path }, node) =>
  /\/(views|islands)\/|libs\/notifications\//.test(path) && path.endsWith('.tsx') && /^[A-Z]|[pP]age$/.test(nameOf(node));

function nameOf(node) {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  return named?.getText() ?? 'a function';
}

/** TypeScript's `this` parameter is none. */
function tooManyParameters(source, node) {
  if (!ts.isFunctionLike(node)) return [];
  const count = node.parameters.filter(({ name }) => name.getText(source.tree) !== 'this').length;
  const most = ts.isConstructorDeclaration(node) ? limits.constructorParameters : limits.parameters;
  return count > most ? [`${at(source, node)} ${nameOf(node)} has ${count} parameters (at most ${most})`] : [];
}
