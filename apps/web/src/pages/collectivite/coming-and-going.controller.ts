import { Body, Controller, Get, Header, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AdmissionsService, AlreadyMember, identityRefusals } from '#identity';
import { type Fault, invitePage, leavePage, type NameTyped } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { type Fields, faultsIn, faultsOf, oneOf, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { printed } from '../public/names.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { standingOf } from './people.controller.js';

const path = '/espace/personnes';
const nobody: NameTyped = { firstName: '', lastName: '', email: '' };

/** Those who are invited, and those who leave. Nothing passes without a yes. */
@Controller('espace/personnes')
export class ComingAndGoingController {
  constructor(
    private readonly admissions: AdmissionsService,
    private readonly marks: DoneMarks,
  ) {}

  @Get('invitation')
  @Access({ roles: ['lead'] })
  @Header('Cache-Control', 'no-store')
  askInvite(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): void {
    html(reply, invitation(visit, nobody, null));
  }

  @Post('invitation')
  @Access({ roles: ['lead'] })
  async invite(@Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const [typed, role] = [typedIn(form), oneOf(textOf(form, 'role'), ['member', 'lead'] as const)];
    const faults = role
      ? await refusedIn(() => this.admissions.invite(visit.by, standingOf(visit).organisationId, { ...typed, role }, visit.now))
      : faultsOf([[true, 'role', 'Choisissez son rôle.']]);
    if (faults.length > 0) html(reply, invitation(visit, typed, role, faults), 400);
    else seeOther(reply, this.marks.address(visit.key, path, 'invitee'));
  }

  @Get('depart')
  @Access({ roles: ['member', 'lead'] })
  @Header('Cache-Control', 'no-store')
  askLeave(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): void {
    html(reply, leaving(visit, nobody));
  }

  @Post('depart')
  @Access({ roles: ['member', 'lead'] })
  async leave(@Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const typed = typedIn(form);
    const successor = Object.values(typed).some((text) => text !== '') ? typed : null;
    const faults = await refusedIn(() => this.admissions.leave(visit.by, standingOf(visit).membershipId, successor, visit.now));
    if (faults.length > 0) html(reply, leaving(visit, typed, faults), 400);
    else seeOther(reply, this.marks.address(visit.key, '/espace', 'depart'));
  }
}

const typedIn = (form: Fields): NameTyped => ({
  firstName: textOf(form, 'prenom'),
  lastName: textOf(form, 'nom'),
  email: textOf(form, 'adresse'),
});

const fieldAt: Readonly<Record<string, string>> = { '/firstName': 'prenom', '/lastName': 'nom', '/email': 'adresse' };

/** What is wrong with what was typed; none when it is done. */
async function refusedIn(act: () => Promise<unknown>): Promise<Fault[]> {
  try {
    return await faultsIn(act, (pointer) => fieldAt[pointer] ?? 'prenom');
  } catch (refusal) {
    if (refusal instanceof AlreadyMember) return [{ field: 'adresse', sentence: identityRefusals['already-member'].title }];
    throw refusal;
  }
}

const invitation = (visit: SignedVisit, typed: NameTyped, role: string | null, faults: Fault[] = []): string =>
  invitePage({ csrf: visit.csrf, faults, who: signedInWords(visit, path), typed, role });

const leaving = (visit: SignedVisit, typed: NameTyped, faults: Fault[] = []): string =>
  leavePage({
    ...{ csrf: visit.csrf, faults, who: signedInWords(visit, path), typed },
    organisation: printed(visit.signIn.organisationName ?? ''),
  });
