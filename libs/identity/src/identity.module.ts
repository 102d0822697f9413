import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Inventories } from '#platform';
import { TerritoriesModule } from '#territories';
import { ActReceipts } from './acts/act-receipts.js';
import { ActsService } from './acts/acts.service.js';
import { Address } from './address.entity.js';
import { CaseAccess } from './case-access/case-access.js';
import { ClocksService } from './clocks.service.js';
import { identityInventory } from './identity.inventory.js';
import { IdentityService } from './identity.service.js';
import { Admission } from './organisations/admission.entity.js';
import { AdmissionsService } from './organisations/admissions.service.js';
import { JoiningService } from './organisations/joining.service.js';
import { JoiningRegister } from './organisations/joining-register.js';
import { Membership } from './organisations/membership.entity.js';
import { Memberships } from './organisations/memberships.js';
import { Organisation } from './organisations/organisation.entity.js';
import { OrganisationsService } from './organisations/organisations.service.js';
import { PeopleService } from './organisations/people.service.js';
import { Presence } from './organisations/presence.js';
import { VouchingService } from './organisations/vouching.service.js';
import { OwnRecordService } from './own-record.service.js';
import { Person } from './person.entity.js';
import { SharedMailboxes } from './shared-mailboxes.js';
import { FederatedSignIns } from './sign-in/federated-sign-ins.js';
import { PendingSignIns } from './sign-in/pending-sign-ins.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { SignIns } from './sign-in/sign-ins.js';

const signingIn = [FederatedSignIns, PendingSignIns, SignInService];
const acts = [ActReceipts, ActsService];
const organisations = [AdmissionsService, JoiningRegister, JoiningService, OrganisationsService, PeopleService, Presence, VouchingService];

@Module({
  imports: [TypeOrmModule.forFeature([Address, Admission, Membership, Organisation, Person]), TerritoriesModule],
  providers: [
    ClocksService,
    IdentityService,
    OwnRecordService,
    SharedMailboxes,
    ...signingIn,
    ...organisations,
    ...acts,
    CaseAccess,
    Memberships,
    SignIns,
  ],
  exports: [ClocksService, IdentityService, OwnRecordService, SharedMailboxes, ...signingIn, ...organisations, ...acts, CaseAccess],
})
export class IdentityModule {
  constructor(inventories: Inventories) {
    inventories.add('identity', identityInventory);
  }
}
