import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, days, event, later, NotFound, type PersonActor, system } from '#kernel';
import { Announcer, config, Database, digest, Secret, Transactional } from '#platform';
import { type Said, wrongInSaid } from '../domain/name.js';
import { signInLimits } from '../domain/sign-in-limits.js';
import { AlreadyMember, MembershipOver, TooManyInvitations } from '../identity.errors.js';
import { IdentityService } from '../identity.service.js';
import { refuseFields } from '../refused-fields.js';
import { Admission } from './admission.entity.js';
import { type AdmissionRead, offerById, offerByLink, offered } from './admissions.queries.js';
import { Memberships, noScope } from './memberships.js';
import { OrganisationsService } from './organisations.service.js';

const asAdmissions = system('admissions');
const mostADay = 20;

/** Memberships that are offered by mail: by a lead who invites, by someone who leaves and names who follows. Nothing passes without a yes. */
@Injectable()
export class AdmissionsService {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationsService,
    private readonly memberships: Memberships,
    private readonly secret: Secret,
    private readonly announcer: Announcer,
  ) {}

  @Transactional()
  async invite(by: PersonActor, organisationId: string, { role, ...said }: Said & { role: 'member' | 'lead' }, now: Date): Promise<string> {
    const { kind } = await this.organisations.judged(by, 'create', organisationId);
    if (kind !== 'collectivite') throw new NotFound();
    return this.offer(by, { organisationId, role, way: 'invited', said }, now);
  }

  /** « Je ne m'occupe plus de ce projet »: at once; whoever is named takes over by saying yes, and not before. */
  @Transactional()
  async leave(by: PersonActor, membershipId: string, successor: Said | null, now: Date): Promise<void> {
    const { organisationId, role } = await this.organisations.leave(by, membershipId, now);
    if (successor && (role === 'member' || role === 'lead'))
      await this.offer(by, { organisationId, role, way: 'named', said: successor }, now);
  }

  /** What a link of an offer opens; the same refusal for unknown, answered and out of date. Looking changes nothing. */
  async byToken(token: string, now: Date): Promise<{ admission: AdmissionRead; by: Actor }> {
    const admission = await this.database.row<AdmissionRead>(offerByLink, [digest(token), now]);
    if (!admission) throw new NotFound();
    return { admission, by: { kind: 'holder', purpose: 'invitation', id: admission.id } };
  }

  /** The yes, or the no, of whoever reads the mailbox it was sent to. Answers her membership. */
  @Transactional()
  async answer(by: Actor, id: string, yes: boolean, now: Date): Promise<string | null> {
    if (by.kind !== 'holder' || by.purpose !== 'invitation' || by.id !== id) throw new NotFound();
    const admission = await this.database.repository(Admission).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!admission?.addressId) throw new NotFound();
    if (admission.answeredAt || admission.expiresAt <= now) throw new MembershipOver();
    const personId = yes ? await this.reader(by, admission.addressId, admission, now) : null;
    const membershipId = personId ? await this.admit(admission, personId, now) : null;
    Object.assign(admission, { answeredAt: now, answeredBy: personId, accepted: yes, personId, membershipId });
    await this.database.repository(Admission).save(admission);
    const subject = { kind: 'organisation', id: admission.organisationId };
    await this.announcer.record(by, event('AdmissionAnswered', subject, { admissionId: id, accepted: yes }), now);
    return membershipId;
  }

  /** For its letter; null when it was answered or has expired. */
  async offerToMail(by: Actor, id: string, now: Date): Promise<(AdmissionRead & { url: string }) | null> {
    if (by.kind !== 'system') throw new NotFound();
    const admission = await this.database.row<AdmissionRead>(offerById, [id, now]);
    return admission ? { ...admission, url: `${config().publicUrl}/invitation/${this.token(id)}` } : null;
  }

  /** What was offered or asked and has no answer yet. */
  async pending(by: Actor, organisationId: string, now: Date): Promise<AdmissionRead[]> {
    await this.organisations.judged(by, 'read', organisationId);
    return this.database.rows<AdmissionRead>(offered, [organisationId, now]);
  }

  private async offer(by: PersonActor, { organisationId, role, way, said }: Offer, now: Date): Promise<string> {
    refuseFields(wrongInSaid(said), said);
    const { id: addressId } = await this.identity.addressFor(asAdmissions, said.email, now);
    await this.assertWelcome(organisationId, addressId, now);
    const id = randomUUID();
    await this.database.repository(Admission).insert({
      ...{ id, organisationId, way, role, attested: false, addressId, linkDigest: digest(this.token(id)) },
      ...{ firstName: said.firstName.trim(), lastName: said.lastName.trim() },
      ...{ saidBy: by.personId, saidAt: now, expiresAt: later(now, signInLimits.admission) },
    });
    await this.announcer.record(by, event('MemberInvited', { kind: 'organisation', id: organisationId }, { admissionId: id }), now);
    return id;
  }

  /** Not of it already, and within the measure of a day; an offer before to the same address is withdrawn. */
  private async assertWelcome(organisationId: string, addressId: string, now: Date): Promise<void> {
    await this.database.rows('SELECT FROM organisation WHERE id = $1 FOR UPDATE', [organisationId]);
    const owner = await this.database.row<{ personId: string | null }>('SELECT person_id AS "personId" FROM address WHERE id = $1', [
      addressId,
    ]);
    if (owner?.personId && (await this.memberships.isIn(organisationId, owner.personId, now))) throw new AlreadyMember();
    const today = await this.database.row<{ count: number }>(
      'SELECT count(*)::int AS count FROM admission WHERE organisation_id = $1 AND said_at > $2 AND link_digest IS NOT NULL',
      [organisationId, later(now, -days(1))],
    );
    if (!today || today.count >= mostADay) throw new TooManyInvitations();
    await this.database.rows(
      `UPDATE admission SET answered_at = $3, accepted = false
       WHERE organisation_id = $1 AND address_id = $2 AND way <> 'asked' AND answered_at IS NULL`,
      [organisationId, addressId, now],
    );
  }

  private async reader(by: Actor, addressId: string, { firstName, lastName }: Admission, now: Date): Promise<string> {
    const personId = await this.identity.own(asAdmissions, addressId, { firstName, lastName }, now);
    if (await this.identity.prove(asAdmissions, addressId, now))
      await this.announcer.record(by, event('AddressProven', { kind: 'address', id: addressId }, { addressId }), now);
    return personId;
  }

  private admit({ organisationId, role, saidBy }: Admission, personId: string, now: Date): Promise<string> {
    const organisation = { id: organisationId, kind: 'collectivite' as const };
    return this.memberships.begin({ organisation, personId, role, scope: noScope, vouchedHow: 'invitation', vouchedBy: saidBy }, now);
  }

  private token(id: string): string {
    return this.secret.linkToken('invitation', id, 1);
  }
}

interface Offer {
  readonly organisationId: string;
  readonly role: 'member' | 'lead';
  readonly way: 'invited' | 'named';
  readonly said: Said;
}
