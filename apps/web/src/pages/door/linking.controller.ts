import { Controller, Get, Header, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { FederatedSignIns } from '#identity';
import { linkingPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords, spaceOf } from '../spaces.js';
import { type Visit, Visitor } from '../visit.js';
import { dropLinking, readLinking } from './linking.js';

/** « Relier votre compte ProConnect »: only by her who is signed in by the address that we know, and only when she says so. */
@Controller('connexion/relier')
export class LinkingController {
  constructor(private readonly federated: FederatedSignIns) {}

  @Get()
  @Access('public')
  @Header('Cache-Control', 'no-store')
  show(@Visitor() { by, signIn, csrf }: Visit, @Res() reply: FastifyReply): void {
    if (!readLinking(reply.request)) seeOther(reply, by.kind === 'person' ? spaceOf(by).home : '/connexion');
    else html(reply, linkingPage({ csrf, faults: [], who: signIn && signedInWords({ by, signIn, csrf }, null) }));
  }

  @Post()
  @Access('signed-in')
  async link(@Signed() { by, now }: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const linking = readLinking(reply.request);
    dropLinking(reply);
    await this.federated.linkAccount(by, linking, now);
    seeOther(reply, spaceOf(by).home);
  }
}
