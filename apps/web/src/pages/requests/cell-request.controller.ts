import { Controller } from '@nestjs/common';
import type { RequestMove, RequestRead } from '#intake';
import type { Link } from '#views';
import { Access } from '../../edge/access.js';
import { cameBy } from '../advisor/appointment.fr.js';
import { fixingWords } from '../fixing/fixing.fr.js';
import type { SignedVisit } from '../signed.js';
import { acts } from './acts.fr.js';
import { Beside } from './beside.js';
import { filingWords } from './filing.fr.js';
import { FixedAppointment } from './fixed.js';
import { cellBadge } from './moves.fr.js';
import { cellFacts, queueLink, queuePath } from './queue.fr.js';
import { RequestController } from './request.controller.js';
import { RequestPage, type Side } from './request.page.js';

/** One request, for the advisors and coordination, with its documents. */
@Controller('agenda/demandes/:id')
@Access({ roles: ['advisor', 'coordinator'] })
export class CellRequestController extends RequestController {
  constructor(
    page: RequestPage,
    private readonly beside: Beside,
    private readonly fixed: FixedAppointment,
  ) {
    super(page);
  }

  protected override sideOf(id: string, visit: SignedVisit): Side {
    return {
      ...{ base: `${queuePath}/${id}`, trail: [queueLink] },
      badge: ({ request, promised }) => cellBadge(request, promised),
      facts: ({ request, promised }) => cellFacts(request, promised),
      more: async ({ request, open, arrival }) => {
        const onlooker = { timeZone: visit.signIn.timeZone, now: visit.now, base: '/agenda/rendez-vous' };
        const appointment = await this.fixed.of(request, onlooker);
        return {
          ...{ appointment, follow: null, known: cameBy(arrival), ways: waysOf(request, open, appointment?.isToCome ?? false) },
          beside: await this.beside.of(visit.by, { kind: 'request', id }, request.territoryId, visit.now),
        };
      },
    };
  }
}

/** To fix an appointment comes first: whoever asked was told of it. */
const waysOf = ({ id, state }: RequestRead, open: readonly RequestMove[], isFixed: boolean): Link[] => [
  ...(state === 'accepted' && !isFixed ? [{ text: fixingWords.link, href: `${queuePath}/${id}/rendez-vous` }] : []),
  ...acts.filter(({ move }) => open.includes(move)).map(({ slug, title }) => ({ text: title, href: `${queuePath}/${id}/${slug}` })),
  ...(state === 'accepted' ? [{ text: filingWords.title, href: `${queuePath}/${id}/dossier` }] : []),
];
