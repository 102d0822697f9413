import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Address } from './address.entity.js';
import { IdentityService } from './identity.service.js';
import { Admission } from './organisations/admission.entity.js';
import { Membership } from './organisations/membership.entity.js';
import { Organisation } from './organisations/organisation.entity.js';
import { Person } from './person.entity.js';
import { FederatedSignIns } from './sign-in/federated-sign-ins.js';
import { PendingSignIns } from './sign-in/pending-sign-ins.js';
import { SignInService } from './sign-in/sign-in.service.js';
import { SignIns } from './sign-in/sign-ins.js';

@Module({
  imports: [TypeOrmModule.forFeature([Address, Admission, Membership, Organisation, Person])],
  providers: [FederatedSignIns, IdentityService, PendingSignIns, SignIns, SignInService],
  exports: [FederatedSignIns, IdentityService, PendingSignIns, SignInService],
})
export class IdentityModule {}
