import { Injectable } from '@nestjs/common';
import { event, NotFound, type PersonActor, system } from '#kernel';
import { Announcer, Database, Transactional } from '#platform';
import { AlreadyMember, MembershipOver } from '../identity.errors.js';
import { IdentityService, type Name } from '../identity.service.js';
import { Memberships, noScope } from './memberships.js';
import { OrganisationsService } from './organisations.service.js';

/** For whom the cell stands, and in which collectivité: someone it knows, or whoever reads that address. */
export interface Vouched {
  readonly territoryId: string;
  readonly who: { readonly personId: string } | ({ readonly addressId: string } & Name);
}

const asVouching = system('vouching');

/** « Je l'ai eue au téléphone au numéro public de la mairie »: dated, and undone in one act. */
@Injectable()
export class VouchingService {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityService,
    private readonly organisations: OrganisationsService,
    private readonly memberships: Memberships,
    private readonly announcer: Announcer,
  ) {}

  /** The first for whom the cell stands leads: she can invite the others. Who was never asked for a link can sign in from now on. */
  @Transactional()
  async vouch(by: PersonActor, { territoryId, who }: Vouched, now: Date): Promise<string> {
    this.assertOfCell(by);
    const { id } = await this.organisations.collectiviteOf(by, territoryId, now);
    const organisation = await this.organisations.judged(by, 'decide', id);
    const personId = 'personId' in who ? await this.known(who.personId) : await this.identity.own(asVouching, who.addressId, who, now);
    await this.database.rows('SELECT FROM organisation WHERE id = $1 FOR UPDATE', [id]);
    if (await this.memberships.isIn(id, personId, now)) throw new AlreadyMember();
    const role = (await this.memberships.leads(id, now)).length === 0 ? 'lead' : 'member';
    const vouching = { vouchedHow: 'cell' as const, vouchedBy: by.personId };
    const membershipId = await this.memberships.begin({ organisation, personId, role, scope: noScope, ...vouching }, now);
    await this.announcer.record(by, event('MemberVouched', { kind: 'organisation', id }, { membershipId }), now);
    return membershipId;
  }

  /** Only what the cell stood for; a membership that its lead gave is the lead's. */
  @Transactional()
  async unvouch(by: PersonActor, membershipId: string, now: Date): Promise<void> {
    this.assertOfCell(by);
    const membership = await this.memberships.locked(membershipId);
    await this.organisations.judged(by, 'decide', membership.organisationId);
    if (membership.vouchedHow !== 'cell' || membership.organisationKind !== 'collectivite') throw new NotFound();
    if (!(await this.memberships.end(membership, 'unvouched', by, now))) throw new MembershipOver();
    const subject = { kind: 'organisation', id: membership.organisationId };
    await this.announcer.record(by, event('VouchingUndone', subject, { membershipId }), now);
  }

  private assertOfCell({ standing }: PersonActor): void {
    if (standing?.organisationKind !== 'cell') throw new NotFound();
  }

  private async known(personId: string): Promise<string> {
    const found = await this.database.row('SELECT FROM person WHERE id = $1', [personId]);
    if (!found) throw new NotFound();
    return personId;
  }
}
