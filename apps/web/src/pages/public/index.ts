import { AdaptationsPage } from './appointment/adaptations.page.js';
import { AgainController } from './appointment/again.controller.js';
import { AgainPage } from './appointment/again.page.js';
import { AppointmentController } from './appointment/appointment.controller.js';
import { AppointmentPage } from './appointment/appointment.page.js';
import { CancelController } from './appointment/cancel.controller.js';
import { CancelPage } from './appointment/cancel.page.js';
import { DoneMarks } from './appointment/done-marks.js';
import { MinutesController } from './appointment/minutes.controller.js';
import { MinutesPage } from './appointment/minutes.page.js';
import { MoveController } from './appointment/move.controller.js';
import { MovePage } from './appointment/move.page.js';
import {
  ActionReaderController,
  MessageReaderController,
  NoteReaderController,
  ReaderController,
  RequestReaderController,
} from './appointment/reader.controller.js';
import { SameDay } from './appointment/same-day.js';
import { SuccessionController, SuccessorController } from './appointment/succession.controller.js';
import { TenMinutes } from './appointment/ten-minutes.js';
import { BookedPage } from './booking/booked.page.js';
import { BookingController, bookingSteps } from './booking/booking.controller.js';
import { CheckStep } from './booking/check.step.js';
import { ConfirmationStep } from './booking/confirmation.step.js';
import { DraftTerritory } from './booking/draft-territory.js';
import { HeldSlot } from './booking/held-slot.js';
import { ModalityStep, OnSiteStep } from './booking/modality.step.js';
import { NeedStep } from './booking/need.step.js';
import { SlotsPage } from './booking/slots.page.js';
import { SlotsStep } from './booking/slots.step.js';
import { SummaryPage } from './booking/summary.page.js';
import { TerritoryStep } from './booking/territory.step.js';
import type { BookingStep } from './booking/turn.js';
import { OtherPublicStep, UnlistedStep } from './booking/unlisted.step.js';
import { WishesStep } from './booking/wishes.step.js';
import { YouStep } from './booking/you.step.js';
import { CataloguePage } from './catalogue.page.js';
import { Entry } from './entry.js';
import { EventController } from './event.controller.js';
import { HomeController } from './home.controller.js';
import { LegalController } from './legal.controller.js';
import { RecoverController } from './recover.controller.js';
import { SecurityController } from './security.controller.js';

export const publicPages = [
  HomeController,
  EventController,
  LegalController,
  RecoverController,
  SecurityController,
  BookingController,
  ...[AppointmentController, MoveController, CancelController, SuccessorController, SuccessionController],
  ...[AgainController, MinutesController, ActionReaderController, MessageReaderController, NoteReaderController],
  ...[ReaderController, RequestReaderController],
];

const steps = [
  ...[NeedStep, TerritoryStep, UnlistedStep, OtherPublicStep, ModalityStep, OnSiteStep],
  ...[SlotsStep, WishesStep, YouStep, CheckStep, ConfirmationStep],
];

export const publicProviders = [
  Entry,
  ...[AdaptationsPage, AgainPage, MinutesPage, TenMinutes],
  ...[
    AppointmentPage,
    BookedPage,
    CancelPage,
    CataloguePage,
    DoneMarks,
    MovePage,
    SameDay,
    DraftTerritory,
    HeldSlot,
    SlotsPage,
    SummaryPage,
    ...steps,
  ],
  { provide: bookingSteps, useFactory: (...all: BookingStep[]) => new Map(all.map((step) => [step.name, step])), inject: steps },
];
