import { Controller, Get, Header, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SignInService } from '#identity';
import { ProConnect } from '#platform';
import { onwardPage, signOutPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { dropSignIn } from '../../edge/sign-in.js';
import { signedInWords } from '../spaces.js';
import { type Visit, Visitor } from '../visit.js';

/** « Se déconnecter », here and at ProConnect for whoever came by it; also where ProConnect sends her back to. */
@Controller('deconnexion')
@Access('public')
export class SignOutController {
  constructor(
    private readonly signIns: SignInService,
    private readonly proConnect: ProConnect,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  show(@Visitor() visit: Visit, @Res() reply: FastifyReply): void {
    const { by, signIn, csrf } = visit;
    html(reply, signOutPage({ csrf, who: signIn && signedInWords({ by, signIn, csrf }, null) }));
  }

  @Post()
  async leave(@Visitor() { by, signIn, now, csrf }: Visit, @Res() reply: FastifyReply): Promise<void> {
    if (by.kind !== 'person' || !signIn) return seeOther(reply, '/deconnexion');
    const { idToken } = await this.signIns.end(by, signIn.id, now);
    dropSignIn(reply);
    const elsewhere = signIn.means === 'proconnect' ? await this.proConnect.logoutUrl(idToken, csrf.slice(0, 16), now) : null;
    if (!elsewhere) return seeOther(reply, '/deconnexion');
    html(reply, onwardPage({ to: elsewhere, title: 'Vous quittez aussi ProConnect', link: 'Terminer la déconnexion' }));
  }
}
