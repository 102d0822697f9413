import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppointmentsModule } from '#appointments';
import { CasesModule } from '#cases';
import { IdentityModule } from '#identity';
import { IntakeModule } from '#intake';
import { Inventories } from '#platform';
import { AccessPlans } from './access-plans.js';
import { Calls } from './calls.js';
import { CallsToMake } from './calls-to-make.js';
import { CasePlans } from './case-plans.js';
import { DailyMails } from './daily/daily-mails.service.js';
import { MailRhythms } from './daily/mail-rhythms.service.js';
import { MailOutlook } from './mail-outlook.js';
import { Message } from './message.entity.js';
import { MessageDesk } from './message-desk.js';
import { MessagesService } from './messages.service.js';
import { notificationsInventory } from './notifications.inventory.js';
import { OtherCalls } from './other-calls.js';
import { Outcomes } from './outcomes.js';
import { Plans } from './plans.js';
import { Reminder } from './reminders/reminder.entity.js';
import { RemindersService } from './reminders/reminders.service.js';
import { StuckMessages } from './stuck-messages.js';

const services = [
  AccessPlans,
  CasePlans,
  Calls,
  CallsToMake,
  OtherCalls,
  DailyMails,
  MailOutlook,
  MailRhythms,
  MessageDesk,
  MessagesService,
  Outcomes,
  Plans,
  RemindersService,
  StuckMessages,
];

/** What is promised, and how it went; the sending itself is the worker's. */
@Module({
  imports: [TypeOrmModule.forFeature([Message, Reminder]), AppointmentsModule, CasesModule, IdentityModule, IntakeModule],
  providers: services,
  exports: services,
})
export class NotificationsModule {
  constructor(inventories: Inventories) {
    inventories.add('notifications', notificationsInventory);
  }
}
