import { Injectable } from '@nestjs/common';
import { type Actor, type Page, type PageAsked, pageOf, pageSize, positionOf } from '#kernel';
import { Database } from '#platform';
import { appointmentsOf } from './appointments-within.js';
import { storyInOrder } from './case-story.queries.js';
import { Cases } from './cases.js';
import type { ActionState } from './domain/actions.js';
import type { SaidHow, StepKind } from './domain/moves.js';
import type { Phase } from './domain/phases.js';
import { visibleTo } from './domain/policy.js';
import type { Visibility } from './domain/vocabulary.js';
import { InternalReadings } from './internal-readings.js';

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
        readonly from: Phase;
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
    /** Another case joined it; `words`: why. */
    | { readonly kind: 'joined'; readonly code: 'taken'; readonly role: string; readonly words: string | null }
    /** `words`: the collectivité that leads from then on. */
    | { readonly kind: 'lead'; readonly code: 'changed'; readonly words: string; readonly said: { readonly before: string } }
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
    private readonly readings: InternalReadings,
  ) {}

  /** The latest first; appointments at their hour, those to come before all. */
  async story(by: Actor, caseId: string, asked: PageAsked, now: Date): Promise<Page<StoryEntry>> {
    const of = await this.cases.readable(by, caseId);
    const page = await this.told(by, caseId, asked, visibleTo(by, of));
    await this.readings.note(by, { caseId, what: 'story', things: page.items }, now);
    return page;
  }

  private async told(by: Actor, caseId: string, asked: PageAsked, visible: readonly Visibility[]): Promise<Page<StoryEntry>> {
    const position = positionOf(asked.after);
    const place = [position?.at ?? null, position?.id ?? null, pageSize(asked) + 1];
    const found = await this.database.rows<StoryEntry>(storyInOrder, [caseId, visible, ...appointmentsOf(by), ...place]);
    return pageOf(found, pageSize(asked), ({ at, id }) => ({ at, id }));
  }
}
