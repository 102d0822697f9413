import type { PersonalColumn, Purpose, RetentionRule, TableInventory } from './inventory.js';
import { keepInFrench } from './keep.js';
import { preamble, purposes, registerWords, whoseLabels } from './register.fr.js';

/** The register of personal data (RGPD, art. 30) in Markdown: nothing but the inventory and the texts beside it. */
export function registerOf(tables: readonly TableInventory[]): string {
  const sections = (Object.keys(purposes) as Purpose[]).map((purpose) => sectionOf(purpose, tables));
  return [preamble, ...sections, rulesOf(tables), impersonalOf(tables)].join('\n');
}

function sectionOf(purpose: Purpose, tables: readonly TableInventory[]): string {
  const { title, why, basis, recipients } = purposes[purpose];
  const about = [`- **Pourquoi** : ${why}`, `- **Base légale** : ${basis}`, `- **Qui y accède** : ${recipients}`];
  return [`## ${title}`, '', ...about, '', ...tables.flatMap((table) => columnsOf(purpose, table))].join('\n');
}

function columnsOf(purpose: Purpose, table: TableInventory): string[] {
  const columns = Object.entries(table.personal).filter(([, column]) => column.purpose === purpose);
  if (columns.length === 0) return [];
  const lines = columns.map(
    ([name, column]) => `| ${column.label} | \`${name}\` | ${whoseLabels[column.whose]} | ${durationOf(table, column)} |`,
  );
  return [`### ${table.title} (\`${table.table}\`)`, '', registerWords.columns, '| --- | --- | --- | --- |', ...lines, ''];
}

function durationOf({ rules = [] }: TableInventory, { kept }: PersonalColumn): string {
  const rule = rules.find(({ code }) => code === kept);
  return rule ? `${keepInFrench(rule.keep)} après ${rule.after}` : kept;
}

function rulesOf(tables: readonly TableInventory[]): string {
  const lines = tables.flatMap((table) => (table.rules ?? []).map((rule) => ruleLine(table, rule)));
  return [registerWords.holds, '| Règle | Quoi | Quand |', '| --- | --- | --- |', ...lines, ''].join('\n');
}

function ruleLine({ title }: TableInventory, { code, keep, after, does }: RetentionRule): string {
  const what = does === 'delete' ? 'lignes effacées' : does === 'drop months' ? 'mois entiers effacés' : 'contenu oublié';
  return `| \`${code}\` | ${title} : ${what} | ${keepInFrench(keep)} après ${after} |`;
}

const impersonalOf = (tables: readonly TableInventory[]): string =>
  [
    `${registerWords.nothing}\n`,
    ...tables.filter(({ personal }) => Object.keys(personal).length === 0).map(({ table, title }) => `- ${title} (\`${table}\`)`),
    '',
  ].join('\n');
