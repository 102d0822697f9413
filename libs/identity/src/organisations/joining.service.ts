import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, event, Forbidden, isUuid, later, NotFound, type PersonActor, system } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { TerritoriesService, type TerritoryRead } from '#territories';
import { isTerritorial, worksFor } from '../domain/federated-identity.js';
import { isFunction } from '../domain/name.js';
import { signInLimits } from '../domain/sign-in-limits.js';
import { AlreadyMember, MembershipOver, TooManyAsked } from '../identity.errors.js';
import { refuseFields } from '../refused-fields.js';
import { Admission } from './admission.entity.js';
import { type AdmissionRead, admissionById, askedBy } from './admissions.queries.js';
import { Memberships, noScope, vouchingBy } from './memberships.js';
import { OrganisationsService } from './organisations.service.js';

const asJoining = system('joining');
const mostAsked = 3;

/** Those who ask to be of a collectivité, and who answers: its lead, or the cell where there is none. */
@Injectable()
export class JoiningService {
  constructor(
    private readonly database: Database,
    private readonly territories: TerritoriesService,
    private readonly organisations: OrganisationsService,
    private readonly memberships: Memberships,
    private readonly announcer: Announcer,
  ) {}

  /** The collectivités that the SIRET of her ProConnect account names, where she is not yet. */
  async proposed(by: PersonActor, now: Date): Promise<TerritoryRead[]> {
    const identities = await this.identities(by);
    const sirens = new Set(identities.filter(isTerritorial).map(({ siret }) => siret?.slice(0, 9) ?? ''));
    const proposed: TerritoryRead[] = [];
    for (const q of sirens)
      for (const territory of await this.territories.search(by, { q, limit: 3 }))
        if (identities.some((identity) => worksFor(territory.siren, identity)) && !(await this.isOf(territory.id, by, now)))
          proposed.push(territory);
    return proposed;
  }

  /** What she asked, and has no answer yet. */
  mine(by: PersonActor, now: Date): Promise<AdmissionRead[]> {
    return this.database.rows<AdmissionRead>(askedBy, [by.personId, now]);
  }

  /**
   * Anyone who is signed in may ask: by the SIRET of her ProConnect account, which then attests it, or by saying what she does there.
   * Asking gives nothing. Asked twice, it is asked once; at most three wait at a time.
   */
  @Transactional()
  async askToJoin(by: PersonActor, { territoryId, function: said = '' }: Asking, now: Date): Promise<string> {
    const { siren } = await this.territories.one(by, territoryId);
    const attested = (await this.identities(by)).some((identity) => worksFor(siren, identity));
    if (!attested) refuseFields(isFunction(said) ? [] : ['function']);
    const { id: organisationId } = await this.organisations.collectiviteOf(asJoining, territoryId, now);
    if (await this.memberships.isIn(organisationId, by.personId, now)) throw new AlreadyMember();
    const before = await this.waiting(organisationId, by.personId, now);
    if (before) return before;
    await this.database.rows('SELECT FROM person WHERE id = $1 FOR UPDATE', [by.personId]);
    if ((await this.mine(by, now)).length >= mostAsked) throw new TooManyAsked();
    return this.asked(by, { organisationId, attested, function: attested ? null : said.trim() }, now);
  }

  /** Before anyone has answered. */
  @Transactional()
  async takeBack(by: PersonActor, admissionId: string, now: Date): Promise<void> {
    const admission = await this.locked(admissionId);
    if (admission.personId !== by.personId) throw new NotFound();
    if (admission.answeredAt || admission.expiresAt <= now) throw new MembershipOver();
    await this.database.rows('UPDATE admission SET answered_at = $2, answered_by = $3, accepted = false WHERE id = $1', [
      admissionId,
      now,
      by.personId,
    ]);
    const subject = { kind: 'organisation', id: admission.organisationId };
    await this.announcer.record(by, event('JoinTakenBack', subject, { admissionId }), now);
  }

  @Transactional()
  async answerJoin(by: PersonActor, admissionId: string, yes: boolean, now: Date): Promise<string | null> {
    const admission = await this.locked(admissionId);
    const organisation = await this.organisations.judged(by, 'decide', admission.organisationId);
    const leads = await this.memberships.leads(organisation.id, now);
    // the cell answers only where nobody of the collectivité can
    if (by.standing?.organisationKind === 'cell' && leads.length > 0) throw new Forbidden();
    if (admission.answeredAt || admission.expiresAt <= now) throw new MembershipOver();
    const role = leads.length === 0 ? 'lead' : admission.role;
    const joining = { organisation, personId: admission.personId, role, scope: noScope, ...vouchingBy(by) };
    const membershipId = yes ? await this.memberships.begin(joining, now) : null;
    await this.database.rows('UPDATE admission SET answered_at = $2, answered_by = $3, accepted = $4, membership_id = $5 WHERE id = $1', [
      admissionId,
      now,
      by.personId,
      yes,
      membershipId,
    ]);
    const told = { admissionId, accepted: yes };
    await this.announcer.record(by, event('AdmissionAnswered', { kind: 'organisation', id: organisation.id }, told), now);
    return membershipId;
  }

  /** For the letters: what was asked or answered, and who leads there. */
  async asking(
    by: Actor,
    admissionId: string,
    now: Date,
  ): Promise<{ admission: AdmissionRead; leads: string[]; accepted: boolean | null }> {
    if (by.kind !== 'system') throw new NotFound();
    const admission = await this.database.row<AdmissionRead>(admissionById, [admissionId]);
    if (!admission) throw new NotFound();
    const { accepted } = await this.database.repository(Admission).findOneOrFail({ where: { id: admissionId } });
    return { admission, leads: await this.memberships.leads(admission.organisationId, now), accepted };
  }

  private async locked(id: string): Promise<Asked> {
    const where = { id, way: 'asked' as const };
    const found = isUuid(id) && (await this.database.repository(Admission).findOne({ where, lock: { mode: 'pessimistic_write' } }));
    if (!found) throw new NotFound();
    return found as Asked;
  }

  /** What she asked before, as long as it can be answered; what is too old makes room. */
  private async waiting(organisationId: string, personId: string, now: Date): Promise<string | null> {
    await this.database.rows('SELECT FROM organisation WHERE id = $1 FOR UPDATE', [organisationId]);
    await this.database.rows(
      `UPDATE admission SET answered_at = $3, accepted = false
       WHERE organisation_id = $1 AND person_id = $2 AND way = 'asked' AND answered_at IS NULL AND expires_at <= $3`,
      [organisationId, personId, now],
    );
    const before = await this.database.row<{ id: string }>(
      `SELECT id FROM admission WHERE organisation_id = $1 AND person_id = $2 AND way = 'asked' AND answered_at IS NULL`,
      [organisationId, personId],
    );
    return before?.id ?? null;
  }

  private async asked(by: PersonActor, { organisationId, attested, function: said }: NewAsking, now: Date): Promise<string> {
    const id = randomUUID();
    await this.database.rows(
      `INSERT INTO admission (id, organisation_id, way, role, first_name, last_name, person_id, said_by, said_at, expires_at, attested, function)
       SELECT $1, $2, 'asked', 'member', first_name, last_name, id, id, $4, $5, $6, $7 FROM person WHERE id = $3`,
      [id, organisationId, by.personId, now, later(now, signInLimits.admission), attested, said],
    );
    const subject = { kind: 'organisation', id: organisationId };
    await this.announcer.record(by, event('JoinAsked', subject, { admissionId: id }), now);
    return id;
  }

  private identities({ personId }: PersonActor): Promise<Identity[]> {
    return this.database.rows<Identity>('SELECT siret, roles FROM federated_identity WHERE person_id = $1', [personId]);
  }

  private async isOf(territoryId: string, { personId }: PersonActor, now: Date): Promise<boolean> {
    const organisation = await this.database.row<{ id: string }>('SELECT id FROM organisation WHERE territory_id = $1', [territoryId]);
    return organisation !== undefined && this.memberships.isIn(organisation.id, personId, now);
  }
}

/** Of which collectivité, and what she says that she does there. */
interface Asking {
  readonly territoryId: string;
  readonly function?: string;
}

interface NewAsking {
  readonly organisationId: string;
  readonly attested: boolean;
  readonly function: string | null;
}

interface Identity {
  readonly siret: string | null;
  readonly roles: string[];
}

/** Whoever asks is known (`admission_who`). */
type Asked = Admission & { readonly personId: string };
