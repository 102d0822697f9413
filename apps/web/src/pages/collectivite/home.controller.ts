import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type AppointmentRead, AppointmentRegister, type Wanted } from '#appointments';
import { IdentityService, type PersonRead, SharedMailboxes, SignInService } from '#identity';
import { type OwnListProps, ownListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { cardForRequester } from '../appointment-cards.fr.js';
import { countWords } from '../counts.fr.js';
import { type Fields, oneOf, textOf } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { asPages } from '../public/appointment/appointment.page.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { ownCounts } from './home.fr.js';

/** The collectivité's appointments, or those of someone who acts for herself. */
@Controller('espace')
@Access({ roles: ['member', 'lead', 'person'] })
export class OwnHomeController {
  constructor(
    private readonly register: AppointmentRegister,
    private readonly identity: IdentityService,
    private readonly signIns: SignInService,
    private readonly marks: DoneMarks,
    private readonly mailboxes: SharedMailboxes,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async upcoming(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.list('upcoming', query, visit));
  }

  @Get('passes')
  @Header('Cache-Control', 'no-store')
  async over(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.list('over', query, visit));
  }

  /** « Cette adresse semble partagée »: yes or no, kept. */
  @Post('adresse-partagee')
  async say(@Body() form: Fields, @Signed() { by, now }: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const answer = oneOf(textOf(form, 'reponse'), ['oui', 'non'] as const);
    if (answer) await this.mailboxes.say(by, textOf(form, 'adresse'), answer === 'oui', now);
    seeOther(reply, '/espace');
  }

  private async list(which: OwnListProps['which'], query: Fields, visit: SignedVisit): Promise<string> {
    const { by, now } = visit;
    const path = which === 'upcoming' ? '/espace' : '/espace/passes';
    const wanted: Wanted = which === 'upcoming' ? { upcomingAt: now } : { overAt: now, latestFirst: true };
    const { items, next } = await this.register.list(by, wanted, { after: placeOf(query).after, limit: perPage });
    const advisors = await this.advisorsOf(items);
    return ownListPage({
      ...{ which, who: signedInWords(visit, '/espace'), pages: pageLinks(path, {}, query, next) },
      count: countWords(await this.register.count(by, wanted), ownCounts[which]),
      cards: items.map((one) => cardForRequester(one, advisors.get(one.advisorId), '/espace/rendez-vous', now)),
      isShared: by.standing !== null,
      ...{ csrf: visit.csrf, mailbox: await this.mailboxes.proposed(by) },
      hasLeft: by.standing === null && this.marks.read(visit.key, path, query) === 'depart',
      canChoose: by.standing === null && (await this.signIns.standings(by, now)).length > 0,
    });
  }

  private async advisorsOf(items: readonly AppointmentRead[]): Promise<Map<string, PersonRead>> {
    const people = await this.identity.persons(asPages, [...new Set(items.map(({ advisorId }) => advisorId))]);
    return new Map(people.map((person) => [person.id, person]));
  }
}
