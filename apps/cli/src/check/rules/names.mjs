import ts from 'typescript';
import { at, isSpec, nodes } from '../sources.mjs';

const vagueFolder = /(^|\/)(common|shared|core|utils?|helpers?|types|constants|interfaces)(\/|\.(tsx?|mjs|cjs)$)/;
const vagueName = /(Impl|Manager|Helper|Util|Utils)$|^I[A-Z][a-z]/;

/** A thing has an owner and a name of the trade. */
export function names(source) {
  const { path } = source;
  return [
    ...(vagueFolder.test(path) ? [`${path} says nothing of what it holds`] : []),
    ...[...nodes(source.tree)].flatMap((node) => [...vague(source, node), ...supposition(source, node)]),
  ];
}

function vague(source, node) {
  const declares = ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
  const name = declares ? (node.name?.text ?? '') : '';
  if (vagueName.test(name)) return [`${at(source, node)} ${name} says nothing of what it does`];
  return name.endsWith('Dto') && !source.path.endsWith('.dto.ts') ? [`${at(source, node)} ${name}: Dto only inside *.dto.ts`] : [];
}

/** `it('should book')` supposes; a sentence states. */
function supposition(source, node) {
  if (!isSpec(source) || !ts.isCallExpression(node) || !/^(describe|it)\b/.test(node.expression.getText(source.tree))) return [];
  const [title] = node.arguments;
  return title && ts.isStringLiteralLike(title) && /\bshould\b/.test(title.text) ? [`${at(source, node)} states with « should »`] : [];
}
