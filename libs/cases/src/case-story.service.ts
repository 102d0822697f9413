import { Injectable } from '@nestjs/common';
import { type Actor, type ListScope, listScope, type Page, type PageAsked, pageOf, pageSize, positionOf } from '#kernel';
import { Database } from '#platform';
import { storyInOrder } from './case-story.queries.js';
import { Cases } from './cases.js';
import type { ActionState } from './domain/actions.js';
import type { SaidHow, StepKind } from './domain/moves.js';
import type { Phase } from './domain/phases.js';
import { visibleTo } from './domain/policy.js';
import type { Visibility } from './domain/vocabulary.js';

interface Happened {
  /** Of the thing that it is about: of an appointment, that of the appointment, for its minutes too. */
  readonly id: string;
  readonly at: Date;
  /** Empty for the service itself, for what has none, and for someone who is forgotten. */
  readonly author: string;
}

/** Something that happened in a case. `words` as they were typed; null where there are none, or none any more. */
export type StoryEntry = Happened &
  (
    | {
        readonly kind: 'step';
        readonly code: StepKind;
        readonly role: string;
        readonly to: Phase;
        readonly words: string | null;
        readonly said: { readonly saidBy: string; readonly saidOn: string; readonly saidHow: SaidHow } | null;
      }
    | { readonly kind: 'evidence'; readonly code: string; readonly words: string; readonly visibility: Visibility }
    | {
        readonly kind: 'note';
        readonly code: 'kept' | 'withdrawn';
        readonly role: string;
        readonly words: string | null;
        readonly visibility: Visibility;
      }
    | { readonly kind: 'exchange'; readonly code: 'cell' | 'collectivite'; readonly role: string; readonly words: string }
    /** `words`: what is to do; `code`: that it is added, or where it stands since. */
    | {
        readonly kind: 'action';
        readonly code: 'added' | ActionState;
        readonly role: string;
        readonly words: string;
        readonly visibility: Visibility;
      }
    /** `words`: the name. */
    | { readonly kind: 'contact'; readonly code: 'added' | 'removed'; readonly words: string }
    /** `words`: the type of appointment; `code`: its state, or that its minutes were sent. */
    | { readonly kind: 'appointment'; readonly code: string; readonly words: string }
    | { readonly kind: 'minutes'; readonly code: 'sent'; readonly words: string }
  );

/** What happened in a case, as one story: each thing for those who may read it by itself. */
@Injectable()
export class CaseStoryService {
  constructor(
    private readonly database: Database,
    private readonly cases: Cases,
  ) {}

  /** The latest first; appointments at their hour, those to come before all. */
  async story(by: Actor, caseId: string, asked: PageAsked): Promise<Page<StoryEntry>> {
    await this.cases.readable(by, caseId);
    const { territoryId, departements } = whereOf(listScope(by, 'appointment'));
    const position = positionOf(asked.after);
    const place = [position?.at ?? null, position?.id ?? null, pageSize(asked) + 1];
    const found = await this.database.rows<StoryEntry>(storyInOrder, [caseId, visibleTo(by), territoryId, departements, ...place]);
    return pageOf(found, pageSize(asked), ({ at, id }) => ({ at, id }));
  }
}

/** The scope that decides which appointments she may read, as the story says it; a case is never read by a person alone. */
export function whereOf(scope: ListScope): { territoryId: string | null; departements: readonly string[] | null } {
  if (scope.kind === 'all') return { territoryId: null, departements: null };
  if (scope.kind === 'departement') return { territoryId: null, departements: scope.codes };
  return { territoryId: (scope.kind === 'own' && scope.territoryId) || '', departements: null };
}
