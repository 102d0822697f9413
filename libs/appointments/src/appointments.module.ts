import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgendaModule } from '#agenda';
import { IdentityModule } from '#identity';
import { Inventories } from '#platform';
import { TerritoriesModule } from '#territories';
import { AdaptationsService } from './adaptations.service.js';
import { Appointment } from './appointment.entity.js';
import { AppointmentChanges } from './appointment-changes.js';
import { AppointmentLists } from './appointment-lists.service.js';
import { AppointmentReadings } from './appointment-readings.service.js';
import { AppointmentRegister } from './appointment-register.service.js';
import { appointmentsInventory } from './appointments.inventory.js';
import { AppointmentsService } from './appointments.service.js';
import { AttendanceService } from './attendance.service.js';
import { BookingService } from './booking.service.js';
import { CatalogueService } from './catalogue.service.js';
import { ClosuresService } from './closures/closures.service.js';
import { WavesService } from './closures/waves.service.js';
import { CorrectionsService } from './corrections.service.js';
import { FreeHours } from './free-hours.js';
import { Links } from './links.js';
import { PreparationsService } from './preparation/preparations.service.js';
import { RoomsService } from './rooms.service.js';
import { SessionType } from './session-type.entity.js';
import { SlotsService } from './slots.service.js';
import { StandInsService } from './stand-ins.service.js';

const offered = [
  ...[AdaptationsService, AppointmentLists, AppointmentReadings, AppointmentRegister, AppointmentsService, AttendanceService],
  ...[
    BookingService,
    CatalogueService,
    ClosuresService,
    CorrectionsService,
    Links,
    PreparationsService,
    RoomsService,
    SlotsService,
    StandInsService,
    WavesService,
  ],
];

@Module({
  imports: [TypeOrmModule.forFeature([Appointment, SessionType]), AgendaModule, IdentityModule, TerritoriesModule],
  providers: [AppointmentChanges, FreeHours, ...offered],
  exports: offered,
})
export class AppointmentsModule {
  constructor(inventories: Inventories) {
    inventories.add('appointments', appointmentsInventory);
  }
}
