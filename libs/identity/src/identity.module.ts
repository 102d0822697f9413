import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Inventories } from '#platform';
import { Address } from './address.entity.js';
import { identityInventory } from './identity.inventory.js';
import { IdentityService } from './identity.service.js';
import { Admission } from './organisations/admission.entity.js';
import { Membership } from './organisations/membership.entity.js';
import { Organisation } from './organisations/organisation.entity.js';
import { Person } from './person.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Address, Admission, Membership, Organisation, Person])],
  providers: [IdentityService],
  exports: [IdentityService],
})
export class IdentityModule {
  constructor(inventories: Inventories) {
    inventories.add('identity', identityInventory);
  }
}
