import { Controller, Get, Header, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentRegister } from '#appointments';
import { IdentityService } from '#identity';
import { type Card, deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { cardForCell, fullName, waysToChange } from '../appointment-cards.fr.js';
import { countWords } from '../counts.fr.js';
import type { Fields } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { asPages } from '../public/appointment/appointment.page.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { AppointmentFilters } from './appointment-filters.js';
import { appointmentCounts, deskTitles, nothing, unattendedWord, unknownPlace } from './desk.fr.js';

const path = '/coordination/rendez-vous';

/** Every appointment in her scope, with filters that stand in the address. */
@Controller('coordination/rendez-vous')
@Access({ roles: ['coordinator'] })
export class DeskAppointmentsController {
  constructor(
    private readonly register: AppointmentRegister,
    private readonly identity: IdentityService,
    private readonly filtering: AppointmentFilters,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { by, now, signIn } = visit;
    const { wanted, shown, filters, unknown } = await this.filtering.read(path, query, visit);
    const { items, next } = await this.register.list(by, wanted, { after: placeOf(query).after, limit: perPage });
    const advisors = await this.identity.persons(asPages, [...new Set(items.map(({ advisorId }) => advisorId))]);
    const names = new Map(advisors.map((advisor) => [advisor.id, fullName(advisor)]));
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, path), csrf: visit.csrf, title: deskTitles.appointments, filters },
        nothing: unknown ? unknownPlace(unknown) : nothing[shown.confier ? 'unattended' : 'appointments'],
        count: countWords(await this.register.count(by, wanted), appointmentCounts),
        cards: items.map((one) => {
          const card = cardForCell(one, signIn.timeZone, now, [{ name: 'Conseil', value: names.get(one.advisorId) ?? '' }]);
          return shown.confier ? unattendedCard(card) : card;
        }),
        pages: pageLinks(path, shown, query, next),
      }),
    );
  }
}

const unattendedCard = (card: Card) => ({ ...card, badge: { word: unattendedWord, tone: 'warning' as const }, ways: waysToChange(card) });
