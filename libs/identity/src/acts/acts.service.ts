import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, event, isUuid, later, NotFound, type PersonActor } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { isHerName } from '../domain/typed-name.js';
import { AlreadyContested, MembershipOver, TooLateToContest } from '../identity.errors.js';
import type { Name } from '../identity.service.js';
import { Memberships } from '../organisations/memberships.js';
import { OrganisationsService } from '../organisations/organisations.service.js';
import { refuseFields } from '../refused-fields.js';
import { type ActKind, type ActRead, type ActSaid, contestTime, isContestable, isSaidEachTime } from './act.read.js';
import { ActReceipts } from './act-receipts.js';
import { actById, actsOf, keepAct, keepContest, standingAct } from './acts.queries.js';

/** Whoever contests, in the name of her membership of the same collectivité. */
export interface Contester {
  readonly personId: string;
  readonly membershipId: string;
}

/** What people say in the name of their collectivité: done under their name, told to those who lead, contested within seven days. */
@Injectable()
export class ActsService {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationsService,
    private readonly memberships: Memberships,
    private readonly receipts: ActReceipts,
    private readonly announcer: Announcer,
  ) {}

  /** In the name in which she stands. What is so already is not said again: answers the act that stands, null when there is nothing to take back. */
  @Transactional()
  async perform(by: PersonActor, { typedName, ...said }: ActSaid, now: Date): Promise<string | null> {
    const { personId, standing } = by;
    if (!standing) throw new NotFound();
    const { organisationId, membershipId } = standing;
    await this.organisations.judged(by, 'create', organisationId, 'act');
    await this.memberships.keepOpen(membershipId, now);
    refuseFields(isHerName(typedName, await this.nameOf(personId)) ? [] : ['typedName']);
    await this.database.rows('SELECT FROM organisation WHERE id = $1 FOR UPDATE', [organisationId]);
    const before = await this.said(organisationId, said.kind);
    if (!isSaidEachTime(said.kind) && (before?.agrees ?? false) === said.agrees) return before?.id ?? null;
    const id = randomUUID();
    const place = [organisationId, personId, membershipId, typedName.trim()];
    await this.database.rows(keepAct, [id, said.kind, said.agrees, said.words, ...place, now, later(now, contestTime)]);
    await this.receipts.issue(id, [personId, ...(await this.memberships.leads(organisationId, now))]);
    await this.announcer.record(by, event('ActDone', { kind: 'organisation', id: organisationId }, { actId: id }), now);
    return id;
  }

  /** The latest first. */
  async acts(by: Actor, organisationId: string): Promise<ActRead[]> {
    await this.organisations.judged(by, 'read', organisationId, 'act');
    return this.database.rows<ActRead>(actsOf, [organisationId]);
  }

  async act(by: Actor, id: string): Promise<ActRead> {
    const act = await this.known(id);
    await this.organisations.judged(by, 'read', act.organisationId, 'act');
    return act;
  }

  /** What the organisation says now; null when it never said anything that stands. */
  async standing(by: Actor, organisationId: string, kind: ActKind): Promise<ActRead | null> {
    await this.organisations.judged(by, 'read', organisationId, 'act');
    return this.said(organisationId, kind);
  }

  /** In the space: by someone of that collectivité. */
  @Transactional()
  async contest(by: PersonActor, id: string, now: Date): Promise<void> {
    const act = await this.known(id);
    await this.organisations.judged(by, 'cancel', act.organisationId, 'act');
    await this.contested(by, act, { personId: by.personId, membershipId: by.standing?.membershipId ?? '' }, now);
  }

  /** What the link of a receipt opens. `contester` null: she is no longer of that collectivité. Looking changes nothing. */
  async byToken(token: string, now: Date): Promise<{ act: ActRead; by: Actor; contester: Contester | null }> {
    const { id, actId, ...contester } = await this.receipts.byToken(token, now);
    const by: Actor = { kind: 'holder', purpose: 'receipt', id };
    return { act: await this.known(actId), by, contester: contester.membershipId ? (contester as Contester) : null };
  }

  /** From the receipt: the same, by whoever reads the mailbox to which it was sent. */
  @Transactional()
  async contestByToken(token: string, now: Date): Promise<void> {
    const { act, by, contester } = await this.byToken(token, now);
    if (!contester) throw new MembershipOver();
    await this.contested(by, act, contester, now);
  }

  /** It loses its effect from now on. The database decides who was first, and at the very end of the week. */
  private async contested(by: Actor, act: ActRead, { personId, membershipId }: Contester, now: Date): Promise<void> {
    await this.memberships.keepOpen(membershipId, now);
    if (act.contestedAt) throw new AlreadyContested();
    if (!isContestable(act, now)) throw new TooLateToContest();
    await this.database.rows('SELECT FROM organisation WHERE id = $1 FOR UPDATE', [act.organisationId]);
    const kept = await this.database.rows<{ act_id: string }>(keepContest, [act.id, personId, membershipId, now]);
    if (kept.length === 0) throw new AlreadyContested();
    const subject = { kind: 'organisation', id: act.organisationId };
    await this.announcer.record(by, event('ActContested', subject, { actId: act.id }), now);
  }

  private async said(organisationId: string, kind: ActKind): Promise<ActRead | null> {
    return (await this.database.row<ActRead>(standingAct, [organisationId, kind])) ?? null;
  }

  private async known(id: string): Promise<ActRead> {
    const found = isUuid(id) && (await this.database.row<ActRead>(actById, [id]));
    if (!found) throw new NotFound();
    return found;
  }

  private async nameOf(personId: string): Promise<Name> {
    const sql = 'SELECT first_name AS "firstName", last_name AS "lastName" FROM person WHERE id = $1';
    return (await this.database.row<Name>(sql, [personId])) ?? { firstName: '', lastName: '' };
  }
}
