import { Injectable } from '@nestjs/common';
import {
  ActionListsService,
  ActionOwners,
  type ActionRead,
  actionFields,
  CaseActionsService,
  CaseContactsService,
  CasesService,
} from '#cases';
import { type Actor, InvalidInput, isDay, localDate, NotFound, system } from '#kernel';
import { Transactional } from '#platform';
import { deskZone } from './promises.service.js';

/** What was decided at an appointment, and who could have more of it to do. */
export interface Decided {
  readonly actions: readonly ActionRead[];
  /** Null for an appointment that is in no case. */
  readonly caseId: string | null;
  /** Those whom one may choose; null where she may not add any. */
  readonly owners: readonly { readonly id: string; readonly name: string; readonly side: 'cell' | 'collectivite' }[] | null;
}

/** In one line: who, what, until when (`YYYY-MM-DD`). Nobody in particular: the collectivité. */
export interface DecidedLine {
  readonly ownerId: string | null;
  readonly what: string;
  readonly dueOn: string | null;
}

const asIntake = system('intake');

/** Actions as they are decided while an appointment is written up: the cell's until its minutes leave, and then both sides'. */
@Injectable()
export class DecidedActions {
  constructor(
    private readonly cases: CasesService,
    private readonly actions: CaseActionsService,
    private readonly lists: ActionListsService,
    private readonly owners: ActionOwners,
    private readonly contacts: CaseContactsService,
  ) {}

  /** Of an appointment that she has been allowed to open. */
  async of(by: Actor, appointmentId: string, now: Date): Promise<Decided> {
    const found = await this.cases.caseOf(asIntake, { kind: 'appointment', id: appointmentId }, now);
    const actions = await this.lists.ofAppointment(by, appointmentId, now);
    const adds = found !== null && found.phase !== 'closed' && (await this.actions.adds(by, found.id, 'collectivite'));
    return { actions, caseId: found?.id ?? null, owners: found && adds ? await this.ownersOf(by, found.id) : null };
  }

  /** The same line sent twice is one action. What is decided now is for a day to come. */
  @Transactional()
  async add(by: Actor, appointmentId: string, { ownerId, what, dueOn }: DecidedLine, now: Date): Promise<void> {
    const { actions, caseId, owners } = await this.of(by, appointmentId, now);
    if (!caseId || !owners) throw new NotFound();
    const side = owners.find(({ id }) => id === ownerId)?.side ?? 'collectivite';
    const isThere = actions.some((one) => one.what === what.trim() && one.dueOn === dueOn && one.side === side && one.ownerId === ownerId);
    if (isThere) return;
    if (dueOn && isDay(dueOn) && dueOn < localDate(now, deskZone))
      throw new InvalidInput([{ pointer: '/dueOn', detail: actionFields.past }]);
    const line = { side, what, ownerId, ownerName: null, dueOn, council: null, visibility: 'with_minutes', appointmentId } as const;
    await this.actions.add(by, caseId, line, now);
  }

  private async ownersOf(by: Actor, caseId: string): Promise<NonNullable<Decided['owners']>> {
    const contacts = await this.contacts.contacts(by, caseId);
    const team = await this.owners.team(by, caseId);
    return [
      ...contacts.map(({ id, firstName, lastName }) => ({ id, name: `${firstName} ${lastName}`, side: 'collectivite' as const })),
      ...team.map(({ id, name }) => ({ id, name, side: 'cell' as const })),
    ];
  }
}
