import { Controller, Get, Header, Injectable, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseContactsService, CasesService } from '#cases';
import { NotFound } from '#kernel';
import { deskListPage, removalPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import type { Fields } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { aroundCase } from './around-case.js';
import { cellSide, ownSide, type Side } from './case-forms.js';
import { contactCard } from './case-people.fr.js';

/** Whom one reaches about a project: elected or of the staff, and until when; taken out when it is no longer so. */
@Injectable()
abstract class ContactsController {
  protected abstract readonly side: Side;

  constructor(
    private readonly contacts: CaseContactsService,
    private readonly cases: CasesService,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const [path, { by, now }] = [this.path(id), visit];
    const one = await this.cases.one(by, id, now);
    const writes = await this.cases.writes(by, id);
    const { items, next } = await this.contacts.contactsPage(by, id, { after: placeOf(query).after, limit: perPage });
    const isDone = this.marks.read(visit.key, path, query) === 'retire';
    html(
      reply,
      deskListPage({
        ...{ ...aroundCase(visit, this.side, one), title: 'Contacts du projet' },
        done: isDone ? { title: 'Le contact est retiré', next: 'Les liens que nous lui avons envoyés n’ouvrent plus rien.' } : null,
        count: 'Qui joindre',
        nothing: 'Aucun contact pour l’instant. On en ajoute dans «\u202fPersonnes\u202f».',
        cards: items.map((contact) => contactCard(contact, now, writes ? `${path}/${contact.id}/retrait` : null)),
        pages: pageLinks(path, {}, query, next),
      }),
    );
  }

  @Get(':contact/retrait')
  @Header('Cache-Control', 'no-store')
  async ask(
    @Param('id') id: string,
    @Param('contact') contact: string,
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.cases.assertWrites(visit.by, id);
    const found = (await this.contacts.contacts(visit.by, id)).find((each) => each.id === contact);
    if (!found) throw new NotFound();
    const path = this.path(id);
    const { trail, ...around } = aroundCase(visit, this.side, await this.cases.one(visit.by, id, visit.now));
    const { title, facts } = contactCard(found, visit.now, null);
    html(
      reply,
      removalPage({
        ...{ ...around, trail: [...trail, { text: 'Contacts du projet', href: path }], title: `Retirer ${title}`, facts },
        ...{ after: 'Les liens que nous lui avons envoyés n’ouvriront plus rien.', action: `${path}/${contact}/retrait` },
        ...{ submit: 'Retirer ce contact', back: { text: 'Ne rien retirer', href: path } },
      }),
    );
  }

  @Post(':contact/retrait')
  async remove(
    @Param('id') id: string,
    @Param('contact') contact: string,
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.contacts.removeContact(visit.by, id, contact, visit.now);
    seeOther(reply, this.marks.address(visit.key, this.path(id), 'retire'));
  }

  private path(id: string): string {
    return `${this.side.base}/${id}/contacts`;
  }
}

@Controller('dossiers/:id/contacts')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellContactsController extends ContactsController {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/contacts')
@Access({ roles: ['member', 'lead'] })
export class OwnContactsController extends ContactsController {
  protected readonly side = ownSide;
}
