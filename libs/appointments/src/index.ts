export { adaptationLabels } from './adaptations.fr.js';
export { AdaptationsService } from './adaptations.service.js';
export type { AppointmentStatus, Modality, RequesterStatus } from './appointment.entity.js';
export type { AppointmentRead } from './appointment.read.js';
export type { Seen } from './appointment-changes.js';
export { AppointmentLists, type ListPosition, type Stretch, type Upcoming } from './appointment-lists.service.js';
export { AppointmentReadings } from './appointment-readings.service.js';
export { AppointmentRegister, type DiaryLine } from './appointment-register.service.js';
export * from './appointments.errors.js';
export * from './appointments.fr.js';
export { AppointmentsModule } from './appointments.module.js';
export { AppointmentsService, type Successor } from './appointments.service.js';
export { AttendanceService } from './attendance.service.js';
export { BookingService, type Order, type Requester } from './booking.service.js';
export { type CatalogueEntry, firstCatalogue } from './catalogue.fr.js';
export { CatalogueService, type SessionTypeRead } from './catalogue.service.js';
export type { ClosureRead, ClosureScope, NewClosure } from './closures/closure.read.js';
export { closureFields, closureScopes } from './closures/closures.fr.js';
export { ClosuresService } from './closures/closures.service.js';
export type { Claimant } from './closures/door.js';
export { type Wave, type WaveGroup, WavesService } from './closures/waves.service.js';
export { CorrectionsService } from './corrections.service.js';
export { type AdaptationKind, adaptationKinds } from './domain/adaptations.js';
export { mostUnproven } from './domain/limits.js';
export type { Rights } from './domain/policy.js';
export { firstToPrepare, mostPreparation } from './domain/preparation.js';
export type { Wanted } from './domain/register.js';
export { timing, usualHours, wideHours } from './domain/timing.js';
export { type AppointmentLinks, Links } from './links.js';
export type { Period } from './period.js';
export {
  type AskedBefore,
  type CellPreparation,
  type NewPreparation,
  PreparationsService,
} from './preparation/preparations.service.js';
export { RoomsService } from './rooms.service.js';
export { type Offer, SlotsService, type SlotsWish } from './slots.service.js';
export { StandInsService } from './stand-ins.service.js';
