import { Body, Controller, Get, Header, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { roleNames, SignInService } from '#identity';
import { contextsPage, type Fault } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { safeReturn } from '../../edge/safe-return.js';
import { giveSignIn } from '../../edge/sign-in.js';
import { type Fields, textOf } from '../form.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords, spaceOf } from '../spaces.js';

/** « Au nom de qui ? »: one organisation at a time. */
@Controller('connexion/contexte')
@Access('signed-in')
export class ContextController {
  constructor(private readonly signIns: SignInService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page(visit, safeReturn(query.suite, '')));
  }

  @Post()
  async choose(@Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const [next, chosen] = [safeReturn(form.suite, ''), textOf(form, 'contexte')];
    const standings = await this.signIns.standings(visit.by, visit.now);
    const known = chosen === alone || standings.some(({ membershipId }) => membershipId === chosen);
    if (!known)
      return html(reply, await this.page(visit, next, [{ field: 'contexte', sentence: 'Choisissez au nom de qui vous agissez.' }]), 400);
    const membership = chosen === alone ? null : chosen;
    const { secret, actor } = await this.signIns.chooseContext(visit.by, visit.signIn.id, membership, visit.now);
    giveSignIn(reply, secret);
    seeOther(reply, next || spaceOf(actor).home);
  }

  private async page(visit: SignedVisit, next: string, faults: Fault[] = []): Promise<string> {
    const standings = await this.signIns.standings(visit.by, visit.now);
    return contextsPage({
      ...{ csrf: visit.csrf, faults, next, who: signedInWords(visit, null) },
      choices: [
        ...standings.map(({ membershipId, organisationName, role }) => ({
          id: membershipId,
          organisation: organisationName,
          role: roleNames[role],
        })),
        { id: alone, organisation: 'En mon nom seulement', role: 'vos propres rendez-vous' },
      ],
      chosen: visit.by.standing?.membershipId ?? null,
    });
  }
}

/** For herself, in the name of nobody. */
const alone = 'moi';
