import { Controller, Get, Header, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ArrivalsService } from '#intake';
import { anonymous } from '#kernel';
import { eventPage, noEventPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { type Visit, Visitor } from '../visit.js';
import { Entry } from './entry.js';

/** The short address of an event: the ordinary door, with its name kept beside what comes in by it. */
@Controller('evenement/:code')
@Access('public')
export class EventController {
  constructor(
    private readonly arrivals: ArrivalsService,
    private readonly entry: Entry,
  ) {}

  @Get()
  @Header('Cache-Control', 'private, no-cache')
  show(@Param('code') code: string, @Visitor() { csrf, now }: Visit, @Res() reply: FastifyReply): void {
    const event = this.arrivals.event(anonymous, code, now);
    if (event) html(reply, eventPage({ csrf, action: `/evenement/${event.code}`, name: event.name }));
    else html(reply, noEventPage(), 404);
  }

  @Post()
  @UseGuards(CostlyWrite)
  async enter(@Param('code') code: string, @Visitor() { key, now }: Visit, @Res() reply: FastifyReply): Promise<void> {
    const event = this.arrivals.event(anonymous, code, now);
    if (!event) return html(reply, noEventPage(), 404);
    await this.entry.enter(reply, { key, now }, { door: 'event', name: event.name });
  }
}
