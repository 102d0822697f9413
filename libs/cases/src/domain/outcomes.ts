import { phaseOrder } from './phases.js';
import { levels } from './vocabulary.js';

/** Some words, at most so many characters. */
const text = <C extends string>(code: C, most = 2000) => ({ kind: 'text', code, most }) as const;

/** One of these, or none yet. */
const choice = <C extends string, const T extends readonly string[]>(code: C, choices: T) => ({ kind: 'choice', code, choices }) as const;

/** One thing a line, at most so many. */
const list = <C extends string>(code: C, items: number) => ({ kind: 'list', code, items, most: 300 }) as const;

/** A table of at most so many lines. */
const rows = <C extends string, const T extends readonly (ReturnType<typeof text> | ReturnType<typeof choice>)[]>(
  code: C,
  count: number,
  cells: T,
) => ({ kind: 'rows', code, count, cells }) as const;

const scale = ['low', 'medium', 'high'] as const;
const ways = ['case_opening', 'another_appointment', 'referral', 'no_follow_up'] as const;

/** What an appointment of each type comes to, besides its minutes (dossier, §5). Everything may stay empty. */
export const outcomeFields = {
  orientation: [text('need'), choice('way', ways), text('referred_to', 300), text('next_step', 500)],
  strategic_axes: [list('axes', 5), text('sponsor', 200), choice('level', levels)],
  opportunities_pitfalls: [
    rows('opportunities', 4, [text('opportunity', 300), choice('likelihood', scale), text('grasp', 300)]),
    rows('pitfalls', 4, [text('pitfall', 300), choice('severity', scale), choice('likelihood', scale), text('mitigation', 300)]),
  ],
  coherence: [
    rows('initiatives', 6, [text('initiative', 200), text('public', 200), choice('level', levels), text('calendar', 200)]),
    list('decisions', 6),
  ],
  brief_drafting: [text('brief_version', 100), text('comments')],
  provider_scouting: [text('need'), list('criteria', 8), text('zone', 200), text('market')],
  peer_workshop: [text('synthesis')],
  follow_up: [list('done', 8), list('to_do', 8), choice('phase', phaseOrder)],
  custom: [],
} as const;

type AnyField = (typeof outcomeFields)[keyof typeof outcomeFields][number];
type CellsOf<F> = F extends { readonly cells: readonly (infer C)[] } ? C : never;
type AnyCell = CellsOf<AnyField>;
type ChoicesOf<F> = F extends { readonly choices: readonly (infer V)[] } ? V : never;

/** Of every field and cell: each has its French name. */
export type FieldCode = AnyField['code'] | AnyCell['code'];
export type ChoiceCode = ChoicesOf<AnyField> | ChoicesOf<AnyCell>;

export type TextField = { readonly kind: 'text'; readonly code: FieldCode; readonly most: number };
export type ChoiceField = { readonly kind: 'choice'; readonly code: FieldCode; readonly choices: readonly ChoiceCode[] };
export type ListField = { readonly kind: 'list'; readonly code: FieldCode; readonly items: number; readonly most: number };
export type Cell = TextField | ChoiceField;
export type RowsField = { readonly kind: 'rows'; readonly code: FieldCode; readonly count: number; readonly cells: readonly Cell[] };
export type OutcomeField = Cell | ListField | RowsField;

/** As it is kept: only what was filled in. */
export type OutcomeValue = string | readonly string[] | readonly Readonly<Record<string, string>>[];
export type Outcome = Readonly<Record<string, OutcomeValue>>;

export type Because = 'unknown' | 'shape' | 'tooLong' | 'tooMany' | 'choice';

/** `at`: the field, and in a table its line from 0 and its cell. */
export interface WrongOutcome {
  readonly at: readonly (string | number)[];
  readonly because: Because;
  /** How many lines, or characters, there may be. */
  readonly most?: number;
}

/** Null for a type that nobody has described. */
export const fieldsOf = (type: string): readonly OutcomeField[] | null =>
  Object.hasOwn(outcomeFields, type) ? outcomeFields[type as keyof typeof outcomeFields] : null;

/** Without blanks around it and without what is empty; or what is wrong with it, each thing once. */
export function judgeOutcome(type: string, given: Readonly<Record<string, unknown>>): { outcome: Outcome; wrong: WrongOutcome[] } {
  const fields = fieldsOf(type);
  if (!fields) return { outcome: {}, wrong: [{ at: [], because: 'unknown' }] };
  const known = fields.map((field) => ({ field, judged: judgeField(field, given[field.code] ?? '') }));
  const strangers = Object.keys(given).filter((code) => !fields.some((field) => field.code === code));
  return {
    outcome: Object.fromEntries(known.flatMap(({ field, judged }) => (isEmpty(judged.value) ? [] : [[field.code, judged.value]]))),
    wrong: [...strangers.map((code) => ({ at: [code], because: 'unknown' as const })), ...known.flatMap(({ judged }) => judged.wrong)],
  };
}

interface Judged<T extends OutcomeValue = OutcomeValue> {
  readonly value: T;
  readonly wrong: readonly WrongOutcome[];
}

function judgeField(field: OutcomeField, given: unknown): Judged {
  if (field.kind === 'list') return judgeList(field, given);
  return field.kind === 'rows' ? judgeRows(field, given) : judgeCell(field, given, [field.code]);
}

function judgeCell(field: Cell, given: unknown, at: WrongOutcome['at']): Judged<string> {
  if (typeof given !== 'string') return { value: '', wrong: [{ at, because: 'shape' }] };
  const value = given.trim();
  if (field.kind === 'text') return { value, wrong: value.length > field.most ? [{ at, because: 'tooLong', most: field.most }] : [] };
  const isOffered = value === '' || field.choices.some((one) => one === value);
  return { value, wrong: isOffered ? [] : [{ at, because: 'choice' }] };
}

function judgeList({ code, items, most }: ListField, given: unknown): Judged<string[]> {
  const at = [code];
  const lines = given === '' ? [] : given;
  if (!Array.isArray(lines) || !lines.every((line) => typeof line === 'string')) return { value: [], wrong: [{ at, because: 'shape' }] };
  const value = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (value.length > items) return { value, wrong: [{ at, because: 'tooMany', most: items }] };
  return { value, wrong: value.some((line) => line.length > most) ? [{ at, because: 'tooLong', most }] : [] };
}

function judgeRows({ code, count, cells }: RowsField, given: unknown): Judged<Record<string, string>[]> {
  const lines: unknown = given === '' ? [] : given;
  if (!Array.isArray(lines) || !lines.every(isRecord)) return { value: [], wrong: [{ at: [code], because: 'shape' }] };
  if (lines.length > count) return { value: [], wrong: [{ at: [code], because: 'tooMany', most: count }] };
  const judged = lines.map((line, row) => judgeRow(cells, line, [code, row]));
  return {
    value: judged.map(({ value }) => value).filter((line) => !isEmpty(Object.values(line))),
    wrong: judged.flatMap(({ wrong }) => wrong),
  };
}

function judgeRow(cells: readonly Cell[], line: Readonly<Record<string, unknown>>, at: readonly [string, number]) {
  const strangers = Object.keys(line).filter((code) => !cells.some((cell) => cell.code === code));
  const judged = cells.map((cell) => ({ cell, ...judgeCell(cell, line[cell.code] ?? '', [...at, cell.code]) }));
  return {
    value: Object.fromEntries(judged.flatMap(({ cell, value }) => (value === '' ? [] : [[cell.code as string, value]]))),
    wrong: [...strangers.map((code): WrongOutcome => ({ at: [...at, code], because: 'unknown' })), ...judged.flatMap(({ wrong }) => wrong)],
  };
}

const isRecord = (given: unknown): given is Record<string, unknown> => typeof given === 'object' && given !== null && !Array.isArray(given);

const isEmpty = (value: OutcomeValue): boolean => value.length === 0;
