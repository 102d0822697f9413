import { type Cell, choiceNames, fieldsOf, type OutcomeField, outcomeNames, type Writing } from '#cases';
import type { WritingGroup } from '#views';
import { type Fields, textOf } from '../form.js';
import { lineFields } from './decided.form.js';

/** What may be shown in a field: as it is kept, or as it was just typed. */
type Shown = Readonly<Record<string, unknown>>;

const nameOf = (...at: readonly (string | number)[]): string => ['r', ...at].join('-');

/** The writing screen as its form sends it; what does not go with the type is left out. */
export const writingIn = (form: Fields, type: string): Writing => ({
  version: /^\d{1,9}$/.test(textOf(form, 'version')) ? Number(textOf(form, 'version')) : 0,
  outcome: Object.fromEntries((fieldsOf(type) ?? []).map((field) => [field.code, valueIn(form, field)])),
  words: textOf(form, 'compte-rendu'),
  note: textOf(form, 'notes'),
});

function valueIn(form: Fields, field: OutcomeField): unknown {
  if (field.kind === 'list') return textOf(form, nameOf(field.code)).split('\n');
  if (field.kind !== 'rows') return textOf(form, nameOf(field.code));
  return Array.from({ length: field.count }, (_, row) =>
    Object.fromEntries(field.cells.map(({ code }) => [code, textOf(form, nameOf(field.code, row, code))])),
  );
}

const fixed: Readonly<Record<string, string>> = { words: 'compte-rendu', note: 'notes', reason: 'raison', ...lineFields };

/** Where a sentence about `/outcome/pitfalls/1/severity`, or `/words`, stands. */
export function fieldAt(pointer: string): string {
  const [first = '', ...at] = pointer.slice(1).split('/');
  return first === 'outcome' ? nameOf(...at) : (fixed[first] ?? 'prochain');
}

/** The fields of a type, filled in; a table is a group for each of its lines. */
export const groupsOf = (type: string, shown: Shown): WritingGroup[] =>
  (fieldsOf(type) ?? []).flatMap((field) => groupsIn(field, shown[field.code]));

/** What was typed, to be read: each text under its name. */
export function unsavedIn({ outcome, words, note }: Writing, type: string): { name: string; words: string }[] {
  const fields = groupsOf(type, outcome).flatMap(({ legend, fields }) =>
    fields.map((field) => ({ name: legend ? `${legend}, ${field.label.toLowerCase()}` : field.label, words: readable(field) })),
  );
  return [...fields, { name: 'Compte rendu', words }, { name: 'Notes internes', words: note }].filter((one) => one.words !== '');
}

const readable = (field: WritingGroup['fields'][number]): string =>
  field.kind === 'choice' ? (field.options?.find(({ value }) => value !== '' && value === field.value)?.text ?? '') : field.value;

function groupsIn(field: OutcomeField, value: unknown): WritingGroup[] {
  if (field.kind === 'rows') return field.cells.length > 0 ? rowGroups(field, Array.isArray(value) ? value : []) : [];
  if (field.kind !== 'list') return [{ legend: null, fields: [fieldFor(field, nameOf(field.code), value)] }];
  const typed = Array.isArray(value) ? value.join('\n') : '';
  const hint = `Une idée par ligne, ${field.items} au plus.`;
  return [{ legend: null, fields: [{ kind: 'long', name: nameOf(field.code), label: outcomeNames[field.code], hint, value: typed }] }];
}

const rowGroups = ({ code, count, cells }: Extract<OutcomeField, { kind: 'rows' }>, lines: readonly Shown[]): WritingGroup[] =>
  Array.from({ length: count }, (_, row) => ({
    legend: `${outcomeNames[code]}, ligne ${row + 1}`,
    fields: cells.map((cell) => fieldFor(cell, nameOf(code, row, cell.code), lines[row]?.[cell.code])),
  }));

/** Beyond one line's worth a text has several. */
const longFrom = 400;

function fieldFor(cell: Cell, name: string, value: unknown): WritingGroup['fields'][number] {
  const shared = { name, label: outcomeNames[cell.code], value: typeof value === 'string' ? value : '' };
  if (cell.kind === 'text') return { ...shared, kind: cell.most > longFrom ? 'long' : 'line', most: cell.most };
  const options = cell.choices.map((one) => ({ value: one, text: choiceNames[one] }));
  return { ...shared, kind: 'choice', options: [{ value: '', text: 'Pas encore dit' }, ...options] };
}
