import { Body, Controller, Get, Header, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { AppointmentsService, Links } from '#appointments';
import { IntakeService } from '#intake';
import { anonymous } from '#kernel';
import { publishedCalendar } from '#notifications';
import { Idempotency } from '#platform';
import { Access } from '../edge/access.js';
import { Network, Now } from '../edge/browser.js';
import { IdempotencyKey } from '../edge/idempotency-key.js';
import { LinkOpened } from '../edge/narrow-throttle.js';
import { CostlyWrite } from '../edge/throttle.js';
import { BookingDto, BookingOrderDto, bookingOf, CancellationDto, orderOf, ReschedulingDto } from './bookings.dto.js';
import { instantOf } from './dates.js';
import { OpensUnasked } from './opens-unasked.js';
import { ApiProblems } from './problem.dto.js';

@ApiTags('Rendez-vous')
@Controller('api/v1/bookings')
export class BookingsController {
  constructor(
    private readonly intake: IntakeService,
    private readonly appointments: AppointmentsService,
    private readonly links: Links,
    private readonly idempotency: Idempotency,
  ) {}

  /** Books one slot. Repeated with the same key and body it gives the same answer for 24 hours. */
  @Post()
  @ApiOperation({ summary: 'Prendre rendez-vous' })
  @Access('public')
  @UseGuards(CostlyWrite)
  @Header('Cache-Control', 'no-store')
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: '1 à 255 caractères ASCII visibles, la même à chaque nouvelle tentative.',
  })
  @ApiCreatedResponse({ type: BookingDto })
  @ApiProblems({
    400: 'invalid-input, missing-idempotency-key',
    409: 'slot-taken, too-many-upcoming, request-only, idempotency-conflict',
    422: 'idempotency-key-reused',
    429: 'too-many-requests',
  })
  async book(
    @IdempotencyKey() key: string,
    @Body() order: BookingOrderDto,
    @Network() network: string,
    @Now() now: Date,
  ): Promise<BookingDto> {
    const booked = await this.intake.book(anonymous, { ...orderOf(order), network }, this.idempotency.keyed(key, order), now);
    return bookingOf(booked, this.links.of(booked));
  }

  @Get(':token')
  @ApiOperation({ summary: 'Lire un rendez-vous' })
  @Access('link')
  @UseGuards(LinkOpened, OpensUnasked)
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: BookingDto })
  @ApiProblems({ 403: 'reader-unknown', 404: 'not-found', 429: 'too-many-requests' })
  async read(@Param('token') token: string, @Now() now: Date): Promise<BookingDto> {
    const { appointment } = await this.appointments.byToken(token, now);
    return bookingOf(appointment, this.links.of(appointment));
  }

  /** Until the start; a second time changes nothing. */
  @Post(':token/cancellation')
  @ApiOperation({ summary: 'Annuler un rendez-vous' })
  @ApiBody({ type: CancellationDto, required: false })
  @HttpCode(200)
  @Access('link')
  @UseGuards(LinkOpened, OpensUnasked)
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: BookingDto })
  @ApiProblems({ 400: 'invalid-input', 403: 'reader-unknown', 404: 'not-found', 409: 'appointment-closed', 429: 'too-many-requests' })
  async cancel(@Param('token') token: string, @Body() { reason }: CancellationDto, @Now() now: Date): Promise<BookingDto> {
    const { appointment, by } = await this.appointments.byToken(token, now);
    const cancelled = await this.appointments.cancel(by, appointment.id, { reason: reason ?? null }, now);
    return bookingOf(cancelled, this.links.of(cancelled));
  }

  /** Keeps the duration and, where possible, the advisor; refused, the appointment stays where it was. */
  @Post(':token/rescheduling')
  @ApiOperation({ summary: 'Déplacer un rendez-vous' })
  @HttpCode(200)
  @Access('link')
  @UseGuards(LinkOpened, OpensUnasked)
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: BookingDto })
  @ApiProblems({
    400: 'invalid-input',
    403: 'reader-unknown',
    404: 'not-found',
    409: 'slot-taken, too-late, appointment-closed',
    429: 'too-many-requests',
  })
  async reschedule(@Param('token') token: string, @Body() { start }: ReschedulingDto, @Now() now: Date): Promise<BookingDto> {
    const { appointment, by } = await this.appointments.byToken(token, now);
    const moved = await this.appointments.move(by, appointment.id, { start: instantOf(start) }, now);
    return bookingOf(moved, this.links.of(moved));
  }

  /** The appointment as a calendar file (RFC 5545). */
  @Get(':token/calendar.ics')
  @ApiOperation({ summary: 'Le rendez-vous au format iCalendar' })
  @Access('link')
  @UseGuards(LinkOpened, OpensUnasked)
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', 'text/calendar; charset=utf-8; method=PUBLISH')
  @Header('Content-Disposition', 'attachment; filename="rendez-vous.ics"')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiProblems({ 403: 'reader-unknown', 404: 'not-found', 429: 'too-many-requests' })
  async calendar(@Param('token') token: string, @Now() now: Date): Promise<string> {
    const { appointment } = await this.appointments.byToken(token, now);
    return publishedCalendar(appointment);
  }
}
