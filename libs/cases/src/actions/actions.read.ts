import type { ActionState, ActionVisibility, Timing } from '../domain/actions.js';
import type { Phase, Side } from '../domain/phases.js';

/** What someone is to do for a project. Days as `YYYY-MM-DD`. */
export interface ActionRow {
  readonly id: string;
  readonly caseId: string;
  /** Of its case. */
  readonly title: string;
  readonly territoryLabel: string;
  readonly phase: Phase;
  /** Where it was decided; null elsewhere. */
  readonly appointmentId: string | null;
  readonly side: Side;
  readonly what: string;
  /** Someone of the team, or a contact; null for a name, and for nobody in particular. */
  readonly ownerId: string | null;
  /** Hers, or as it was written; empty for nobody in particular. */
  readonly ownerName: string;
  readonly state: ActionState;
  readonly dueOn: string | null;
  /** The council from which the day was counted back, so many weeks. */
  readonly councilOn: string | null;
  readonly weeksBefore: number | null;
  readonly visibility: ActionVisibility;
  readonly version: number;
  readonly madeAt: Date;
  readonly movedAt: Date;
}

export interface ActionRead extends ActionRow {
  /** Derived. */
  readonly timing: Timing;
  readonly waitsFor: Side | 'nobody';
}

export interface ActionMoveRead {
  readonly number: number;
  readonly kind: 'add' | 'change' | 'answer' | 'share';
  readonly state: ActionState;
  /** Empty for someone who is forgotten. */
  readonly author: string;
  readonly words: string | null;
  readonly at: Date;
}

/** An action as it is written down. */
export interface ActionWritten {
  readonly side: Side;
  readonly what: string;
  /** Someone of the team, or a contact. */
  readonly ownerId: string | null;
  /** Anyone else of the collectivité. */
  readonly ownerName: string | null;
  readonly dueOn: string | null;
  /** The day is then counted back from there. */
  readonly council: { readonly on: string; readonly weeks: number } | null;
  readonly visibility: ActionVisibility;
}

/** Where it stands from now on; `version` is that of the action as it was read. */
export interface ActionAnswer {
  readonly state: ActionState;
  readonly words: string;
  readonly version: number;
}
