import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Address } from './address.entity.js';
import { IdentityService } from './identity.service.js';
import { Person } from './person.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Address, Person])],
  providers: [IdentityService],
  exports: [IdentityService],
})
export class IdentityModule {}
