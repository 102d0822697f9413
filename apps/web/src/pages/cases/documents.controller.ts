import { Controller, Get, Injectable, Param, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseDocumentsService, EvidenceService } from '#cases';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { Upload } from '../../edge/uploads.js';
import { download } from '../documents.js';
import type { Fields } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { evidenceGiven, refusalOf } from './case-fields.js';
import { cellSide, ownSide } from './case-forms.js';
import { DocumentsPage } from './documents.page.js';
import { CaseFormPage, type Shown } from './form-page.js';

/** What was received in a project, and its documents, the latest first, each for those who may read what it belongs to. */
@Injectable()
abstract class DocumentsController extends CaseFormPage {
  protected readonly name = 'documents';

  constructor(
    private readonly shown: DocumentsPage,
    private readonly evidence: EvidenceService,
    private readonly kept: CaseDocumentsService,
    marks: DoneMarks,
  ) {
    super(marks);
  }

  @Post()
  @Upload()
  @UseGuards(CostlyWrite)
  async receive(@Param('id') id: string, @Req() request: FastifyRequest, @Signed() visit: SignedVisit, @Res() reply: FastifyReply) {
    const form = (request.body ?? {}) as Fields;
    try {
      await this.received(visit, id, form, request.sent ?? null);
      this.back(reply, visit, id, 'recu');
    } catch (error) {
      const { faults, status } = refusalOf(error, form);
      html(reply, await this.page(visit, id, { query: {}, form, faults }), status);
    }
  }

  @Get(':document')
  async open(
    @Param() { id, document }: { id: string; document: string },
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    download(reply, await this.kept.open(visit.by, id, document));
  }

  protected page(visit: SignedVisit, id: string, { query, ...refused }: Shown): Promise<string> {
    const isDone = this.marks.read(visit.key, this.path(id), query) === 'recu';
    return this.shown.markup(visit, { ...this.side, ...refused, id, isDone });
  }

  private received({ by, now }: SignedVisit, id: string, form: Fields, sent: FastifyRequest['sent']): Promise<unknown> {
    const given = evidenceGiven(form);
    return sent ? this.evidence.receiveFile(by, id, given, { sent, now }) : this.evidence.receive(by, id, given, now);
  }
}

@Controller('dossiers/:id/documents')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellDocumentsController extends DocumentsController {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/documents')
@Access({ roles: ['member', 'lead'] })
export class OwnDocumentsController extends DocumentsController {
  protected readonly side = ownSide;
}
