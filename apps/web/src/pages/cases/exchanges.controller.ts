import { Body, Controller, Injectable, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CasesService, ExchangesService } from '#cases';
import { entriesPage } from '#views';
import { Access } from '../../edge/access.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { type Fields, faultsIn, textOf } from '../form.js';
import { pageLinks, perPage, placeOf } from '../lists.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { cellSide, ownSide } from './case-forms.js';
import { CaseTabPages } from './case-tabs.js';
import { doneWith, exchangeEntry, goesTo } from './exchanges.fr.js';
import { CaseFormPage, type Shown } from './form-page.js';

/** What both sides of a case write to each other, by mail too. */
@Injectable()
abstract class ExchangesController extends CaseFormPage {
  protected readonly name = 'echanges';

  constructor(
    private readonly exchanges: ExchangesService,
    private readonly cases: CasesService,
    private readonly tabs: CaseTabPages,
    marks: DoneMarks,
  ) {
    super(marks);
  }

  @Post()
  @UseGuards(CostlyWrite)
  async write(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const faults = await faultsIn(
      () => this.exchanges.write(visit.by, id, textOf(form, 'texte'), visit.now),
      () => 'texte',
    );
    if (faults.length > 0) await this.refuse(reply, visit, id, { form, faults });
    else this.back(reply, visit, id, 'envoye');
  }

  protected async page(visit: SignedVisit, id: string, { query, form, faults }: Shown): Promise<string> {
    const [path, { reader }, { by, now }] = [this.path(id), this.side, visit];
    const one = await this.cases.one(by, id, now);
    const writes = await this.cases.writes(by, id);
    const { items, next } = await this.exchanges.exchanges(by, id, { after: placeOf(query).after, limit: perPage });
    const hint = writes ? goesTo(reader, reader === 'cell' ? await this.exchanges.readersToCome(by, id, now) : []) : '';
    return entriesPage({
      ...{ ...(await this.tabs.around(visit, this.side, one, { here: 'echanges', writes })), title: 'Échanges sur le projet' },
      intro: 'Ce que vous écrivez ici est lu par la collectivité et par la cellule. Rien n’y est interne.',
      done: this.marks.read(visit.key, path, query) === 'envoye' ? doneWith(items[0]) : null,
      form: writes
        ? {
            ...{ action: path, label: 'Votre message', hint, submit: 'Envoyer ce message', visibilities: null },
            ...{ typed: { words: textOf(form, 'texte'), visibility: '' }, faults },
          }
        : null,
      ...{ heading: 'Les messages, le dernier d’abord', nothing: 'Aucun message pour l’instant.' },
      entries: items.map((one) => exchangeEntry(one, visit.signIn.timeZone)),
      pages: pageLinks(path, {}, query, next),
    });
  }
}

@Controller('dossiers/:id/echanges')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellExchangesController extends ExchangesController {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/echanges')
@Access({ roles: ['member', 'lead'] })
export class OwnExchangesController extends ExchangesController {
  protected readonly side = ownSide;
}
