import { Controller } from '@nestjs/common';
import { Access } from '../../edge/access.js';
import { requestCard } from '../coordination/desk.fr.js';
import type { SignedVisit } from '../signed.js';
import { spaceOf } from '../spaces.js';
import { RequestController } from './request.controller.js';
import type { Side } from './request.page.js';

/** One request, for advisors and coordination. */
@Controller('agenda/demandes/:id')
@Access({ roles: ['advisor', 'coordinator'] })
export class CellRequestController extends RequestController {
  protected override sideOf(id: string, { by }: SignedVisit): Side {
    const trail = spaceOf(by).navigation.filter(({ href }) => href === '/coordination/demandes');
    return { base: `/agenda/demandes/${id}`, trail, facts: (request) => requestCard(request).facts };
  }
}
