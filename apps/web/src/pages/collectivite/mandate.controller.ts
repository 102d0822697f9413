import { Body, Controller, Get, Header, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type MemberRead, OrganisationsService } from '#identity';
import { InvalidInput, NotFound } from '#kernel';
import { type Fault, mandatePage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { fullName } from '../appointment-cards.fr.js';
import { type Fields, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { standingOf } from './people.controller.js';

const path = '/espace/personnes';

/** The last day of an elected person's mandate: a lead says it, or she herself. */
@Controller('espace/personnes/:id/mandat')
@Access({ roles: ['member', 'lead'] })
export class MandateController {
  constructor(
    private readonly organisations: OrganisationsService,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async ask(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const member = await this.member(id, visit);
    if (isHers(member, visit)) html(reply, mandate(member, visit, member.mandateEndsOn ?? ''));
    else seeOther(reply, path);
  }

  @Post()
  async say(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const [member, typed] = [await this.member(id, visit), textOf(form, 'jour')];
    const faults = await faultsIn(() => this.organisations.setMandate(visit.by, member.membershipId, typed || null, visit.now));
    if (faults.length > 0) html(reply, mandate(member, visit, typed, faults), 400);
    else seeOther(reply, this.marks.address(visit.key, path, 'mandat'));
  }

  private async member(id: string, visit: SignedVisit): Promise<MemberRead> {
    const members = await this.organisations.members(visit.by, standingOf(visit).organisationId, visit.now);
    const member = members.find(({ membershipId }) => membershipId === id);
    if (!member) throw new NotFound();
    return member;
  }
}

/** Hers to say: of herself, or as a lead. */
const isHers = ({ personId }: MemberRead, { by }: SignedVisit): boolean => personId === by.personId || by.standing?.role === 'lead';

const mandate = (member: MemberRead, visit: SignedVisit, typed: string, faults: Fault[] = []): string =>
  mandatePage({
    ...{ csrf: visit.csrf, faults, who: signedInWords(visit, path), typed },
    ...{ id: member.membershipId, name: fullName(member), isSelf: member.personId === visit.by.personId },
  });

async function faultsIn(act: () => Promise<void>): Promise<Fault[]> {
  try {
    await act();
    return [];
  } catch (refusal) {
    if (!(refusal instanceof InvalidInput)) throw refusal;
    return refusal.errors.map(({ detail }) => ({ field: 'jour', sentence: detail }));
  }
}
