import { Body, Controller, Get, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { identityFault, identityRefusals, type SignInLinkRead, SignInService, wrongInName } from '#identity';
import { config, ProConnect } from '#platform';
import { comeInPage, type Fault, linkPage } from '#views';
import { html, seeOther } from '../../edge/reply.js';
import { giveSignIn } from '../../edge/sign-in.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { type Fields, textOf } from '../form.js';
import { TokenPage } from '../public/appointment/token-page.js';
import { afterSignIn } from '../spaces.js';
import { type Visit, Visitor } from '../visit.js';
import { readLinking } from './linking.js';

interface Typed {
  readonly firstName: string;
  readonly lastName: string;
}

/** What a mailed link opens. Looking changes nothing: a mail program that fetches links signs nobody in. The button does, once. */
@Controller('connexion/:token')
@TokenPage()
export class LinkController {
  constructor(
    private readonly signIns: SignInService,
    private readonly proConnect: ProConnect,
  ) {}

  @Get()
  async show(@Param('token') token: string, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const link = await this.signIns.openLink(visit.by, token, visit.now);
    html(reply, link ? linked({ token, link, csrf: visit.csrf }) : this.over(visit.csrf), link ? 200 : 410);
  }

  @Post()
  @UseGuards(CostlyWrite)
  async enter(@Param('token') token: string, @Body() form: Fields, @Visitor() visit: Visit, @Res() reply: FastifyReply): Promise<void> {
    const link = await this.signIns.openLink(visit.by, token, visit.now);
    if (!link) return html(reply, this.over(visit.csrf), 410);
    const typed = { firstName: textOf(form, 'prenom'), lastName: textOf(form, 'nom') };
    const faults = link.isNamed ? [] : faultsIn(typed);
    if (faults.length > 0) return html(reply, linked({ token, link, csrf: visit.csrf, typed, faults }), 400);
    const { secret, actor } = await this.signIns.signIn(visit.by, token, visit.now, link.isNamed ? undefined : typed);
    giveSignIn(reply, secret);
    const toLink = readLinking(reply.request) ? '/connexion/relier' : '';
    seeOther(reply, afterSignIn(actor, await this.signIns.standings(actor, visit.now), toLink));
  }

  private over(csrf: string): string {
    const trouble = identityRefusals['link-spent'];
    return comeInPage({ csrf, trouble, proConnect: this.proConnect.isOffered, desk: config().desk });
  }
}

function linked({ token, link, csrf, typed, faults = [] }: LinkShown): string {
  const name = link.isNamed ? null : { first: typed?.firstName ?? '', last: typed?.lastName ?? '' };
  return linkPage({ csrf, faults, path: `/connexion/${token}`, email: link.email, name });
}

interface LinkShown {
  readonly token: string;
  readonly link: SignInLinkRead;
  readonly csrf: string;
  readonly typed?: Typed;
  readonly faults?: Fault[];
}

/** What the form calls them. */
const fieldOf = { firstName: 'prenom', lastName: 'nom' } as const;

const faultsIn = (typed: Typed): Fault[] =>
  wrongInName(typed).map((part) => ({ field: fieldOf[part], sentence: identityFault(part, typed[part]) }));
