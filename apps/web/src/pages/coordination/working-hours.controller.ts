import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type ReceiverListed, WorkingHoursService } from '#agenda';
import { frenchDay } from '#kernel';
import { type Badge, type Card, deskListPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { fullName } from '../appointment-cards.fr.js';
import { countWords } from '../counts.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { deskTitles, nothing, openingCounts, receiverCounts } from './desk.fr.js';

/** Who receives, and when: each with her own page. */
@Controller('coordination/disponibilites')
@Access({ roles: ['coordinator'] })
export class DeskWorkingHoursController {
  constructor(private readonly workingHours: WorkingHoursService) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const receivers = await this.workingHours.receivers(visit.by, visit.now);
    html(
      reply,
      deskListPage({
        ...{ who: signedInWords(visit, '/coordination/disponibilites'), csrf: visit.csrf, title: deskTitles.workingHours },
        ...{ nothing: nothing.workingHours, count: countWords(receivers.length, receiverCounts) },
        cards: receivers.map(cardOf),
        pages: { previous: null, next: null },
        links: [{ text: 'Donner un rôle', href: '/coordination/personnes/role' }],
      }),
    );
  }
}

const cardOf = ({ id, place, openings, awayFrom, receives, ...person }: ReceiverListed): Card => ({
  ...{ id, title: fullName(person).trim() || 'Sans nom', href: `/agenda/disponibilites/${id}` },
  badge: badgeOf(receives, openings),
  facts: [
    ...(place ? [{ name: 'Lieu', value: place }] : []),
    { name: 'Plages', value: countWords(openings, openingCounts) },
    ...(awayFrom ? [{ name: 'Prochaine absence', value: frenchDay(awayFrom) }] : []),
  ],
});

function badgeOf(receives: boolean, openings: number): Badge | null {
  if (!receives) return { word: 'Ne reçoit pas', tone: 'warning' };
  return openings > 0 ? null : { word: 'Aucune plage', tone: 'warning' };
}
