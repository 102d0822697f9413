import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, event, Forbidden, isUuid, later, NotFound, type PersonActor, system } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { TerritoriesService } from '#territories';
import { worksFor } from '../domain/federated-identity.js';
import { signInLimits } from '../domain/sign-in-limits.js';
import { AlreadyMember, MayNotAskToJoin, MembershipOver } from '../identity.errors.js';
import { Admission } from './admission.entity.js';
import { type AdmissionRead, admissionById } from './admissions.queries.js';
import { Memberships, noScope, vouchingBy } from './memberships.js';
import { OrganisationsService } from './organisations.service.js';

const asJoining = system('joining');

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

  /** A SIRET of ProConnect with the role of a territorial agent gives the right to ask, and no more. Asked twice, it is asked once. */
  @Transactional()
  async askToJoin(by: PersonActor, territoryId: string, now: Date): Promise<string> {
    const { siren } = await this.territories.one(by, territoryId);
    const identities = await this.database.rows<{ siret: string | null; roles: string[] }>(
      'SELECT siret, roles FROM federated_identity WHERE person_id = $1',
      [by.personId],
    );
    if (!identities.some((identity) => worksFor(siren, identity))) throw new MayNotAskToJoin();
    const { id: organisationId } = await this.organisations.collectiviteOf(asJoining, territoryId, now);
    if (await this.memberships.isIn(organisationId, by.personId, now)) throw new AlreadyMember();
    return (await this.waiting(organisationId, by.personId, now)) ?? (await this.asked(by, organisationId, now));
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

  private async asked({ personId, ...by }: PersonActor, organisationId: string, now: Date): Promise<string> {
    const id = randomUUID();
    await this.database.rows(
      `INSERT INTO admission (id, organisation_id, way, role, first_name, last_name, person_id, said_by, said_at, expires_at)
       SELECT $1, $2, 'asked', 'member', first_name, last_name, id, id, $4, $5 FROM person WHERE id = $3`,
      [id, organisationId, personId, now, later(now, signInLimits.admission)],
    );
    const subject = { kind: 'organisation', id: organisationId };
    await this.announcer.record({ ...by, personId }, event('JoinAsked', subject, { admissionId: id }), now);
    return id;
  }
}

/** Whoever asks is known (`admission_who`). */
type Asked = Admission & { readonly personId: string };
