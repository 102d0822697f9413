/** Of whom a column says something. */
export type Whose = 'requester' | 'successor' | 'visitor' | 'person' | 'advisor';

/** What it is for; each has its legal basis, in `register.fr.ts`. */
export type Purpose = 'appointment' | 'project' | 'adaptation' | 'access' | 'message' | 'trace';

/**
 * How long: days or months of the calendar (UTC); `usual` and `journal` are settings of the installation, RETENTION_MONTHS and
 * JOURNAL_MONTHS.
 */
export type Keep = { readonly days: number } | { readonly months: number } | 'usual' | 'journal';

export interface PersonalColumn {
  /** In French, as the register and the person read it. */
  readonly label: string;
  readonly whose: Whose;
  readonly purpose: Purpose;
  /** Until when: the code of a rule of its table, or a French sentence where no rule decides. */
  readonly kept: string;
}

/** What goes, when. SQL is of the rule's own table, unaliased. */
export interface RetentionRule {
  /** `appointment.requester`: table and what is meant. */
  readonly code: string;
  /** In French: « la fin du rendez-vous ». */
  readonly after: string;
  readonly keep: Keep;
  /** The instant that `after` names. */
  readonly since: string;
  readonly where?: string;
  /** Delete the row, forget some columns (SQL values), or drop whole months of the journal. */
  readonly does: 'delete' | 'drop months' | { readonly forget: Readonly<Record<string, string>> };
  /** A statement that must have been carried out before, harmless when it was: what is forgotten may have to point somewhere. */
  readonly first?: string;
  /** Rows that go with a deleted one: table and the column that names it. */
  readonly takes?: Readonly<Record<string, string>>;
  /** Only while no row of another table names it. */
  readonly whenUnreferenced?: true;
  /** Carried out before the others, which may free more rows for it: those go the next time, so that a dry run tells the truth. */
  readonly isEarly?: true;
  /** Under which subjects a hold keeps the row: kind of subject, and its identifier. */
  readonly heldAs: Readonly<Record<string, string>>;
}

/** All that is known of a table's columns: the register, the test, retention and one's own data read it. */
export interface TableInventory {
  readonly table: string;
  /** In French, as the register and the person read it. */
  readonly title: string;
  /** The column that names a row; `id` unless told. */
  readonly key?: string;
  readonly personal: Readonly<Record<string, PersonalColumn>>;
  readonly plain: readonly string[];
  /** Which rows are someone's: SQL, with her identifier as $1. What is absent is in nobody's copy. */
  readonly own?: Partial<Readonly<Record<Whose, string>>>;
  readonly rules?: readonly RetentionRule[];
}

/** A personal column, in one line. */
export const says = (label: string, whose: Whose, purpose: Purpose, kept: string): PersonalColumn => ({ label, whose, purpose, kept });
