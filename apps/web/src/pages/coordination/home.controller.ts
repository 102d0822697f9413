import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentRegister } from '#appointments';
import { CasesService } from '#cases';
import { PeopleService } from '#identity';
import { RequestRegister } from '#intake';
import { StuckMessages } from '#notifications';
import { deskHomePage, firstStepsPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { countWords } from '../counts.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { endingCounts, failedCounts, peopleCounts, unattendedCounts, upcomingCounts, waitingCounts } from './desk.fr.js';
import { FirstSteps } from './first-steps.js';

/** Where coordination arrives: what waits, and what is missing. */
@Controller('coordination')
@Access({ roles: ['coordinator'] })
export class DeskHomeController {
  constructor(
    private readonly register: AppointmentRegister,
    private readonly requests: RequestRegister,
    private readonly cases: CasesService,
    private readonly messages: StuckMessages,
    private readonly people: PeopleService,
    private readonly steps: FirstSteps,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { by, now } = visit;
    const steps = await this.steps.of(by, now);
    const figures = [
      { href: '/agenda/demandes', text: countWords(await this.requests.count(by, { state: 'open' }), waitingCounts) },
      { href: '/dossiers?suivi=&fin=oui', text: countWords(await this.cases.count(by, { ending: true }, now), endingCounts) },
      { href: '/coordination/rendez-vous', text: countWords(await this.register.count(by, { upcomingAt: now }), upcomingCounts) },
      {
        href: '/coordination/rendez-vous?confier=oui',
        text: countWords(await this.register.count(by, { unattendedAt: now }), unattendedCounts),
      },
      { href: '/coordination/messages', text: countWords(await this.messages.countFailed(by), failedCounts) },
      { href: '/coordination/personnes', text: countWords(await this.people.count(by, {}, now), peopleCounts) },
    ];
    const missing = steps.filter(({ isDone }) => !isDone).length;
    html(reply, deskHomePage({ who: signedInWords(visit, '/coordination'), figures, missing }));
  }

  @Get('premiers-pas')
  @Header('Cache-Control', 'no-store')
  async firstSteps(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const who = signedInWords(visit, '/coordination/premiers-pas');
    html(reply, firstStepsPage({ who, steps: await this.steps.of(visit.by, visit.now) }));
  }
}
