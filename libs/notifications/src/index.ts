export { type CalendarAppointment, publishedCalendar } from './calendar.fr.js';
export { appointmentCalendar, type CalendarFacts, type Mailbox } from './calendar.js';
export { MailOutlook, type PromisedMail } from './mail-outlook.js';
export { MessageDesk } from './message-desk.js';
export * from './notifications.errors.js';
export * from './notifications.fr.js';
export { NotificationsModule } from './notifications.module.js';
export { type StuckMessage, StuckMessages } from './stuck-messages.js';
