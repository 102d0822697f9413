export { type CalendarAppointment, publishedCalendar } from './calendar.fr.js';
export { appointmentCalendar, type CalendarFacts, type Mailbox } from './calendar.js';
