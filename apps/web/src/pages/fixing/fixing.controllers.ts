import { Body, Controller, Get, Header, Injectable, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import type { Fields } from '../form.js';
import { queueLink, queuePath } from '../requests/queue.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { spaceOf } from '../spaces.js';
import { type Answer, FixingPage, type FixingPlace } from './fixing.page.js';

/** « Fixer un rendez-vous », from where one is. */
@Injectable()
abstract class FixingController {
  constructor(private readonly page: FixingPage) {}

  protected abstract place(id: string, visit: SignedVisit): FixingPlace;

  @Get()
  @Header('Cache-Control', 'no-store')
  async ask(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    answer(reply, await this.page.ask(this.place(id, visit), visit));
  }

  @Post()
  async fix(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    answer(reply, await this.page.send(this.place(id, visit), form, visit));
  }
}

/** For whoever asked, once the request is accepted. */
@Controller('agenda/demandes/:id/rendez-vous')
@Access({ roles: ['advisor', 'coordinator'] })
export class RequestFixingController extends FixingController {
  constructor(page: FixingPage) {
    super(page);
  }

  protected override place(id: string): FixingPlace {
    const base = `${queuePath}/${id}`;
    return { kind: 'request', id, base, action: `${base}/rendez-vous`, trail: [queueLink, { text: 'Une demande', href: base }] };
  }
}

/** With the same person as before. */
@Controller('agenda/rendez-vous/:id/suite')
@Access({ roles: ['advisor', 'coordinator'] })
export class NextFixingController extends FixingController {
  constructor(page: FixingPage) {
    super(page);
  }

  protected override place(id: string, { by }: SignedVisit): FixingPlace {
    const base = `/agenda/rendez-vous/${id}`;
    const home = spaceOf(by).navigation[0];
    return {
      ...{ kind: 'appointment', id, base, action: `${base}/suite`, back: `${base}/compte-rendu` },
      trail: [...(home ? [home] : []), { text: 'Un rendez-vous', href: base }, { text: 'Compte rendu', href: `${base}/compte-rendu` }],
    };
  }
}

/** With one of those who have to do with a case. */
@Controller('dossiers/:id/rendez-vous')
@Access({ roles: ['advisor', 'coordinator'] })
export class CaseFixingController extends FixingController {
  constructor(page: FixingPage) {
    super(page);
  }

  protected override place(id: string): FixingPlace {
    const base = `/dossiers/${id}`;
    const trail = [
      { text: 'Dossiers', href: '/dossiers' },
      { text: 'Un dossier', href: base },
    ];
    return { kind: 'case', id, base, action: `${base}/rendez-vous`, trail };
  }
}

function answer(reply: FastifyReply, given: Answer): void {
  if ('go' in given) seeOther(reply, given.go);
  else html(reply, given.markup, given.status);
}
