import { Controller, Get, Header, Injectable, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseDocumentsService, CasesService } from '#cases';
import { RequestFilesService } from '#intake';
import { caseDocumentsPage } from '#views';
import { Access } from '../../edge/access.js';
import { html } from '../../edge/reply.js';
import { countWords } from '../counts.fr.js';
import { download } from '../documents.js';
import { Signed, type SignedVisit } from '../signed.js';
import { cellSide, ownSide, type Side } from './case-forms.js';
import { CaseTabPages } from './case-tabs.js';
import { caseDocument, documentCounts, documentsIntro, documentsTitle, requestDocument } from './documents.fr.js';

/** The documents of a project, the latest first, each for those who may read what it belongs to. */
@Injectable()
abstract class DocumentsController {
  protected abstract readonly side: Side;

  constructor(
    private readonly cases: CasesService,
    private readonly kept: CaseDocumentsService,
    private readonly requests: RequestFilesService,
    private readonly tabs: CaseTabPages,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const { by, now } = visit;
    const one = await this.cases.one(by, id, now);
    const documents = await this.documents(id, visit);
    html(
      reply,
      caseDocumentsPage({
        ...{ ...(await this.tabs.around(visit, this.side, one, { here: 'documents' })), title: documentsTitle, intro: documentsIntro },
        ...{ count: countWords(documents.length, documentCounts), documents },
      }),
    );
  }

  @Get(':document')
  async open(
    @Param() { id, document }: { id: string; document: string },
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    download(reply, await this.kept.open(visit.by, id, document));
  }

  private async documents(id: string, { by, now, signIn: { timeZone } }: SignedVisit) {
    const [{ base, reader }, opens] = [this.side, by.standing?.role !== 'auditor'];
    const requestIds = (await this.cases.attached(by, id)).flatMap((one) => (one.kind === 'request' ? [one.id] : []));
    const found = [
      ...(await this.kept.documents(by, id, now)).map((one) => ({ at: one.addedAt, card: caseDocument(one, `${base}/${id}`, timeZone) })),
      ...(await this.requests.ofSeveral(by, requestIds)).map((one) => ({
        at: one.addedAt,
        card: requestDocument(one, reader, { timeZone, opens }),
      })),
    ];
    return found.sort((one, other) => other.at.getTime() - one.at.getTime()).map(({ card }) => card);
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
