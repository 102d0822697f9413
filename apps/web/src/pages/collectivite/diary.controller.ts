import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AppointmentRegister, type DiaryLine, modalityLabels, timing } from '#appointments';
import { later, type PersonActor, startOfDay, zoned } from '#kernel';
import { type Card, diaryPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { badgeOf } from '../appointment-cards.fr.js';
import { countWords } from '../counts.fr.js';
import { momentOf } from '../public/moments.fr.js';
import { printed } from '../public/names.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords, spaceOf } from '../spaces.js';
import { diaryCounts } from './home.fr.js';

const here = '/espace/mon-agenda';

/** « Mon agenda »: the one view that crosses her contexts. */
@Controller('espace/mon-agenda')
@Access('signed-in')
export class DiaryController {
  constructor(private readonly register: AppointmentRegister) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { by, now, signIn } = visit;
    const { home, navigation } = spaceOf(by);
    const from = startOfDay(zoned(now, signIn.timeZone).toPlainDate(), signIn.timeZone);
    const lines = await this.register.diary(by, { from, until: later(now, timing.horizon) });
    html(
      reply,
      diaryPage({
        who: signedInWords(visit, here),
        trail: navigation.filter(({ href }) => href === home && href !== here),
        count: countWords(lines.length, diaryCounts),
        cards: lines.map((line) => cardOf(line, visit)),
      }),
    );
  }
}

const cardOf = (line: DiaryLine, { by, now, signIn: { timeZone } }: SignedVisit): Card => ({
  ...{ id: line.id, title: printed(line.territoryLabel), badge: badgeOf(line, now) },
  href: opens(line, by) ? pathOf(line) : `/connexion/contexte?${new URLSearchParams({ suite: pathOf(line) })}`,
  when: momentOf(line, line.timeZone, timeZone),
  facts: [
    { name: 'Sujet', value: line.typeTitle },
    { name: 'Comment', value: modalityLabels[line.modality] },
  ],
});

const pathOf = ({ id, receives }: DiaryLine): string => (receives ? `/agenda/rendez-vous/${id}` : `/espace/rendez-vous/${id}`);

/** In the context in which she acts; else it is to be chosen first. */
function opens({ receives, territoryId }: DiaryLine, { standing }: PersonActor): boolean {
  if (receives) return standing?.organisationKind === 'cell';
  return standing === null || standing.territoryId === territoryId;
}
