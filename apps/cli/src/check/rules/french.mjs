import ts from 'typescript';
import { frenchFaults } from '../french.mjs';
import { at, isSpec, nodes } from '../sources.mjs';

const written = /^apps\/web\/src\/(views|islands)\/|^libs\/notifications\/src\/mails\/|\.fr\.tsx?$/;
/** Mails get their no-break spaces as they are written (`typeset`). */
const typeset = /^libs\/notifications\//;
/** Attributes and properties that people read, even when they hold one word. */
const read =
  /^(label|title|text|alt|aria-label|ariaLabel|placeholder|hint|hintText|legend|detail|subject|description|submit|caption|summary|purpose)$/;
/** Those that only machines read. */
const unread =
  /^(className|class|style|href|src|id|name|type|action|autoComplete|method|rel|property|content|key|htmlFor|inputMode|pattern|d|viewBox)$/;

/** Pages and mails speak French, and only French. */
export function french(source) {
  if (!written.test(source.path) || isSpec(source)) return [];
  return [...nodes(source.tree)].flatMap((node) => {
    const text = textOf(node);
    if (!text) return [];
    return frenchFaults(text, { whole: !ts.isJsxText(node), spaced: !typeset.test(source.path) }).map(
      (fault) => `${at(source, node)} ${fault}`,
    );
  });
}

function textOf(node) {
  if (ts.isJsxText(node)) return node.text.replace(/[ \t\r\n]+/g, ' ').trim();
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node) && !ts.isTemplateMiddle(node) && !ts.isTemplateTail(node)) return '';
  return isRead(node) ? node.text : '';
}

function isRead(node) {
  const place = placeOf(node);
  if (place === 'import' || unread.test(place)) return false;
  return read.test(place) || /\p{L}[’ ,].*\p{Ll}{2}/u.test(node.text.replace(/\bfr-[\w-]+/g, ''));
}

/** The attribute or property that holds the text, however deep in an expression. */
function placeOf(node) {
  let above = node.parent;
  while (above && !isPlace(above)) above = above.parent;
  if (!above || ts.isJsxElement(above) || ts.isFunctionLike(above)) return '';
  return isModuleName(above) ? 'import' : above.name.getText().replace(/['"]/g, '');
}

const isModuleName = (node) => ts.isImportDeclaration(node) || ts.isExportDeclaration(node);

const isPlace = (node) =>
  isModuleName(node) || ts.isJsxAttribute(node) || ts.isPropertyAssignment(node) || ts.isJsxElement(node) || ts.isFunctionLike(node);
