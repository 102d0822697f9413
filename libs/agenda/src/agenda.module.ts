import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Inventories } from '#platform';
import { agendaInventory } from './agenda.inventory.js';
import { AgendaService } from './agenda.service.js';
import { Commitment } from './commitment.entity.js';
import { Exception } from './exception.entity.js';
import { Opening } from './opening.entity.js';
import { WorkingHoursService } from './working-hours.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Commitment, Exception, Opening])],
  providers: [AgendaService, WorkingHoursService],
  exports: [AgendaService, WorkingHoursService],
})
export class AgendaModule {
  constructor(inventories: Inventories) {
    inventories.add('agenda', agendaInventory);
  }
}
