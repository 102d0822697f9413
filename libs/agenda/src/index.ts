export { AgendaModule } from './agenda.module.js';
export type { AgendaRow, HoldRow } from './agenda.queries.js';
export { type AgendaQuery, AgendaService, type Busy, type Hold, type Owner, type WeeklyOpening } from './agenda.service.js';
export { type Hours, hoursOf } from './domain/hours.js';
export { type AdvisorAgenda, freeSlots, type SlotRules, union } from './domain/slots.js';
