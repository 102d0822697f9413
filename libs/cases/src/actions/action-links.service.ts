import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { IdentityService } from '#identity';
import { type Actor, later, NotFound, system } from '#kernel';
import { Database, digest, Transactional } from '#platform';
import { Addressees } from '../addressees.js';
import { CaseLinks, linkTimes } from '../case-links.js';
import { deskDay } from '../cases.js';
import { daysAfter, soonDays } from '../domain/actions.js';
import {
  actionsToRecall,
  contactsOfAction,
  keepLink,
  type LinkRow,
  linkByDigest,
  linksOfAddresses,
  type ToRecall,
} from './action-links.queries.js';
import { actionRead } from './action-rows.js';
import type { ActionAnswer, ActionRead } from './actions.read.js';
import { CaseActionsService } from './case-actions.service.js';

/** To whom something is recalled on which day (`YYYY-MM-DD`) of which clock. */
export interface Recalled {
  readonly addressId: string;
  readonly day: string;
  readonly timeZone: string;
}

/** An action as one link opens it. */
export interface LinkedAction {
  readonly action: ActionRead;
  /** Who reads there, as the case knows her. */
  readonly name: string;
  readonly linkId: string;
  readonly addressId: string;
}

/** What one address is to be told by telephone, by whoever follows the case of what is due first. */
export interface ActionsToCall {
  readonly name: string;
  readonly phone: string | null;
  readonly referentId: string;
  readonly actions: readonly [ActionRead, ...ActionRead[]];
}

const asCases = system('cases');

/** How late a day that was missed is still recalled. */
const graceDays = 3;

/** What the collectivité has to do is recalled to whoever has it to do; each answers by a link of her own, without an account. */
@Injectable()
export class ActionLinksService {
  constructor(
    private readonly database: Database,
    private readonly links: CaseLinks,
    private readonly identity: IdentityService,
    private readonly addressees: Addressees,
    private readonly actions: CaseActionsService,
  ) {}

  /** A week before its day, and on that day: links are made for all who are told. The same again changes nothing. */
  @Transactional()
  async recall(by: Actor, now: Date): Promise<Recalled[]> {
    assertService(by);
    const today = deskDay(now);
    const [from, to] = [daysAfter(today, -graceDays), daysAfter(today, 1)];
    const due = await this.database.rows<ToRecall>(actionsToRecall, [from, to, soonDays]);
    const recalled: Recalled[] = [];
    for (const one of due)
      for (const addressId of await this.linked(one, now)) recalled.push({ addressId, day: one.day, timeZone: one.timeZone });
    return recalled;
  }

  /** For the letter to one address: everything that is due there soon, or late; null when nothing is any more. */
  async toMail(by: Actor, addressId: string, now: Date): Promise<{ name: string; actions: { action: ActionRead; url: string }[] } | null> {
    assertService(by);
    const rows = await this.dueAt([addressId], now);
    const [first] = rows;
    if (!first) return null;
    const actions = rows.map((row) => ({
      action: actionRead(row, now),
      url: this.links.url('action', row.linkId, row.linkVersion),
    }));
    return { name: first.contactName, actions };
  }

  /** The same for a telephone, where no letter arrives; an address where nothing is due any more is absent. */
  async toCall(by: Actor, addressIds: readonly string[], now: Date): Promise<Map<string, ActionsToCall>> {
    assertService(by);
    const calls = new Map<string, ActionsToCall>();
    for (const row of await this.dueAt(addressIds, now)) {
      const { contactName: name, phone, referentId, addressId } = row;
      const before = calls.get(addressId);
      const action = actionRead(row, now);
      calls.set(addressId, before ? { ...before, actions: [...before.actions, action] } : { name, phone, referentId, actions: [action] });
    }
    return calls;
  }

  /** Soon, or late. */
  private dueAt(addressIds: readonly string[], now: Date): Promise<LinkRow[]> {
    return this.database.rows<LinkRow>(linksOfAddresses, [addressIds, daysAfter(deskDay(now), soonDays)]);
  }

  /** What a link opens: the same refusal for whatever is not one of ours. Looking changes nothing. */
  async byToken(token: string, now: Date): Promise<{ linked: LinkedAction; by: Actor }> {
    const row = await this.database.row<LinkRow>(linkByDigest, [digest(token), later(now, -linkTimes.action)]);
    if (!row || !(await this.stillSpeaks(row, now))) throw new NotFound();
    const { linkId, addressId, contactName: name } = row;
    return { linked: { action: actionRead(row, now), name, linkId, addressId }, by: { kind: 'holder', purpose: 'action', id: linkId } };
  }

  /** By whoever reads the mailbox to which it went; `reader` as she named herself where several read it. */
  @Transactional()
  async answer(token: string, reader: string | null, answer: ActionAnswer, now: Date): Promise<void> {
    const { linked, by } = await this.byToken(token, now);
    const mover = { by, role: 'holder', personId: null, saidBy: reader ?? linked.name };
    await this.actions.answered(mover, linked.action.id, answer, now);
  }

  /** Whoever has it to do, when she can be written to; else those who lead, and the contacts of the case. */
  private async linked(one: ToRecall, now: Date): Promise<string[]> {
    const contacts = await this.database.rows<{ id: string; email: string }>(contactsOfAction, [one.caseId]);
    const owner = contacts.filter(({ id }) => id === one.ownerId);
    const told = owner.length > 0 ? owner.map(toContact) : [...(await this.leads(one.leadId, now)), ...contacts.map(toContact)];
    const addresses = new Set<string>();
    for (const { email, personId, contactId } of told) {
      const { id: addressId } = await this.identity.addressFor(asCases, email, now);
      if (addresses.has(addressId)) continue;
      addresses.add(addressId);
      const id = randomUUID();
      await this.database.rows(keepLink, [id, one.id, personId, contactId, addressId, this.links.digest('action', id, 0), now]);
    }
    return [...addresses];
  }

  private async leads(organisationId: string, now: Date): Promise<{ email: string; personId: string; contactId: null }[]> {
    const members = await this.addressees.members(organisationId, ['lead'], now);
    return members.map(({ email, personId }) => ({ email, personId, contactId: null }));
  }

  private async stillSpeaks({ personId, leadId }: LinkRow, now: Date): Promise<boolean> {
    return personId === null || (await this.leads(leadId, now)).some((lead) => lead.personId === personId);
  }
}

const toContact = ({ id, email }: { id: string; email: string }) => ({ email, personId: null, contactId: id });

function assertService(by: Actor): void {
  if (by.kind !== 'system') throw new NotFound();
}
