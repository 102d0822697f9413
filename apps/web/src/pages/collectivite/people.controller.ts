import { Controller, Get, Header, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AdmissionsService, JoiningService, type MemberRead, OrganisationsService } from '#identity';
import { NotFound, type Standing } from '#kernel';
import { type PeopleDone, peoplePage, removePage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { fullName } from '../appointment-cards.fr.js';
import { countWords } from '../counts.fr.js';
import { type Fields, oneOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { printed } from '../public/names.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { memberCard, memberCounts, overCard, waitingCard } from './people.fr.js';

const path = '/espace/personnes';

const everyDone: readonly PeopleDone[] = ['invitee', 'nommee', 'retiree', 'acceptee', 'refusee', 'mandat'];

/** In whose name she acts: the rule of the routes lets in nobody without. */
export function standingOf({ by: { standing } }: SignedVisit): Standing {
  if (!standing) throw new NotFound();
  return standing;
}

/** Who is of the collectivité, who is to come; its leads name and remove. */
@Controller('espace/personnes')
@Access({ roles: ['member', 'lead'] })
export class PeopleController {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly admissions: AdmissionsService,
    private readonly joining: JoiningService,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { by, now, csrf, key, signIn } = visit;
    const { organisationId, role } = standingOf(visit);
    const members = await this.organisations.members(by, organisationId, now);
    const over = await this.organisations.mandatesOver(by, organisationId, now);
    const pending = await this.admissions.pending(by, organisationId, now);
    html(
      reply,
      peoplePage({
        ...{ csrf, who: signedInWords(visit, path), organisation: printed(signIn.organisationName ?? ''), leads: role === 'lead' },
        done: oneOf(this.marks.read(key, path, query), everyDone),
        count: countWords(members.length, memberCounts),
        members: members.map((member) => memberCard(member, by.personId)),
        over: over.map(overCard),
        pending: pending.map(waitingCard),
      }),
    );
  }

  @Post(':id/nomination')
  async promote(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { membershipId } = await this.member(id, visit);
    await this.organisations.promote(visit.by, membershipId, visit.now);
    this.done('nommee', visit, reply);
  }

  @Get(':id/retrait')
  @Access({ roles: ['lead'] })
  @Header('Cache-Control', 'no-store')
  async askRemove(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const name = fullName(await this.member(id, visit));
    html(reply, removePage({ csrf: visit.csrf, faults: [], who: signedInWords(visit, path), id, name }));
  }

  @Post(':id/retrait')
  async remove(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { membershipId } = await this.member(id, visit);
    await this.organisations.remove(visit.by, membershipId, visit.now);
    this.done('retiree', visit, reply);
  }

  @Post('demandes/:id/oui')
  async accept(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.joining.answerJoin(visit.by, id, true, visit.now);
    this.done('acceptee', visit, reply);
  }

  @Post('demandes/:id/non')
  async decline(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.joining.answerJoin(visit.by, id, false, visit.now);
    this.done('refusee', visit, reply);
  }

  /** One of this collectivité, or who was until her mandate ended: of another she may not know. */
  private async member(id: string, visit: SignedVisit): Promise<MemberRead> {
    const { organisationId } = standingOf(visit);
    const members = await this.organisations.members(visit.by, organisationId, visit.now);
    const over = await this.organisations.mandatesOver(visit.by, organisationId, visit.now);
    const member = [...members, ...over].find(({ membershipId }) => membershipId === id);
    if (!member) throw new NotFound();
    return member;
  }

  private done(what: PeopleDone, { key }: SignedVisit, reply: FastifyReply): void {
    seeOther(reply, this.marks.address(key, path, what));
  }
}
