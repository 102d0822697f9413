import { Module } from '@nestjs/common';
import { TerritoriesReference } from './territories.reference.js';
import { TerritoriesService } from './territories.service.js';

@Module({
  providers: [TerritoriesReference, TerritoriesService],
  exports: [TerritoriesReference, TerritoriesService],
})
export class TerritoriesModule {}
