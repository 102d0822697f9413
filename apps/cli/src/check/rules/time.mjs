import ts from 'typescript';
import { at, nodes } from '../sources.mjs';

const clock = 'libs/platform/src/clock.ts';
const sqlClock =
  /\b(now|clock_timestamp|transaction_timestamp|statement_timestamp)\s*\(\s*\)|\bcurrent_(timestamp|date|time)\b|\blocaltime(stamp)?\b/i;

/** In libs `now` is a parameter: neither JavaScript's clock nor PostgreSQL's is read, but in the platform's Clock. */
export function time(source) {
  if (!source.path.startsWith('libs/') || source.path === clock) return [];
  return [...nodes(source.tree)].flatMap((node) => {
    const found = readsClock(node, source.tree) ?? readsSqlClock(node);
    return found ? [`${at(source, node)} reads the clock by ${found}: take \`now: Date\` as a parameter`] : [];
  });
}

function readsClock(node, tree) {
  if (ts.isNewExpression(node) && node.expression.getText(tree) === 'Date' && !node.arguments?.length) return 'new Date()';
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression.getText(tree);
  return called === 'Date' || called === 'Date.now' || called.startsWith('Temporal.Now.') ? `${called}()` : undefined;
}

/** Text only: `${clock.now()}` in a template is code. */
function readsSqlClock(node) {
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node);
  return isText ? node.text.match(sqlClock)?.[0] : undefined;
}
