import { Module } from '@nestjs/common';
import { Inventories } from '#platform';
import { territoriesInventory } from './territories.inventory.js';
import { TerritoriesReference } from './territories.reference.js';
import { TerritoriesService } from './territories.service.js';

@Module({
  providers: [TerritoriesReference, TerritoriesService],
  exports: [TerritoriesReference, TerritoriesService],
})
export class TerritoriesModule {
  constructor(inventories: Inventories) {
    inventories.add('territories', territoriesInventory);
  }
}
