import { Controller } from '@nestjs/common';
import { Access } from '../../edge/access.js';
import { RequestController } from './request.controller.js';
import { ownFacts, ownRequestsTitle } from './request.fr.js';
import type { Side } from './request.page.js';

const path = '/espace/demandes';

/** One request of her own, or of her collectivité. */
@Controller('espace/demandes/:id')
@Access({ roles: ['member', 'lead', 'person'] })
export class OwnRequestController extends RequestController {
  protected override sideOf(id: string): Side {
    return { base: `${path}/${id}`, trail: [{ text: ownRequestsTitle, href: path }], facts: ownFacts };
  }
}
