import type { Pause } from './domain/moves.js';
import type { Delivery, Phase } from './domain/phases.js';
import type { AgreementHow, Origin, ParticipationKind, Theme } from './domain/vocabulary.js';
import type { Course, Waiting } from './domain/waiting.js';

/** One collectivité, one participation project. Days as `YYYY-MM-DD`. */
export interface CaseRead extends Course {
  readonly id: string;
  readonly legacyId: string | null;
  readonly title: string;
  readonly summary: string;
  readonly territoryId: string;
  readonly territoryLabel: string;
  readonly departements: readonly string[];
  readonly timeZone: string;
  /** The collectivité that leads. */
  readonly leadId: string;
  readonly referentId: string;
  readonly referentName: string;
  readonly origin: Origin;
  readonly agreement: { readonly by: string; readonly on: string; readonly how: AgreementHow };
  readonly kinds: readonly ParticipationKind[];
  readonly themes: readonly Theme[];
  readonly delivery: Delivery | null;
  readonly phase: Phase;
  readonly pause: Pause | null;
  readonly pauseReason: string | null;
  readonly proposedTo: Phase | null;
  /** Null when it was said by someone who did not write it down herself. */
  readonly proposedBy: string | null;
  readonly version: number;
  /** Of what it is, which has a version of its own. */
  readonly frameVersion: number;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** The case that it has joined, where the project goes on. */
  readonly joinedInto: string | null;
  /** Others have joined it. */
  readonly hasParts: boolean;
  /** Derived. */
  readonly waiting: Waiting;
  readonly isLate: boolean;
  readonly quietness: 'quiet' | 'forgotten' | null;
}

/** As the table holds it. */
export type CaseRow = Omit<CaseRead, 'agreement' | 'waiting' | 'isLate' | 'quietness'> & {
  readonly agreedBy: string;
  readonly agreedOn: string;
  readonly agreedHow: AgreementHow;
  /** Who has part in it now, for its policy. */
  readonly organisationIds: readonly string[];
  readonly personIds: readonly string[];
};
