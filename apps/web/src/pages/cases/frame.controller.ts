import { Body, Controller, Get, Header, Injectable, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CaseFrameService, CaseProgrammesService, caseRefusals, FrameChangedMeanwhile } from '#cases';
import { framePage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { Upload } from '../../edge/uploads.js';
import { download, refusedDocument } from '../documents.js';
import { type Fields, faultsFrom, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { cellSide, ownSide, type Side } from './case-forms.js';
import { frameDone } from './frame.fr.js';
import { FramePage } from './frame.page.js';
import { described, type FramePart, frameFieldAt, pledgeGiven, programmeGiven } from './frame-fields.js';

interface Sent {
  readonly id: string;
  readonly part: FramePart;
  readonly form: Fields;
}

/** What a project is, for both sides: whoever writes in the case says it here. */
@Injectable()
abstract class FrameController {
  protected abstract readonly side: Side;

  constructor(
    private readonly page: FramePage,
    private readonly frames: CaseFrameService,
    private readonly documents: CaseProgrammesService,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const done = frameDone(this.marks.read(visit.key, this.path(id), query));
    const asked = { ...this.side, id, done, trouble: null, pledge: textOf(query, 'promesse'), refused: null };
    const { props, version } = await this.page.props(visit, asked);
    html(reply.header('etag', `"${version}"`), framePage(props));
  }

  @Post('formes')
  describe(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const written = () => this.frames.describe(visit.by, id, described(form), visit.now);
    return this.write(reply, visit, { id, part: 'formes', form }, written);
  }

  @Post('programmes')
  @Upload()
  @UseGuards(CostlyWrite)
  add(
    @Param('id') id: string,
    @Req() { body, sent }: FastifyRequest,
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const form = (body ?? {}) as Fields;
    const written = () => this.documents.add(visit.by, id, programmeGiven(form), { sent, now: visit.now });
    return this.write(reply, visit, { id, part: 'programme', form }, written);
  }

  @Get('documents/:document')
  async open(
    @Param() { id, document }: { id: string; document: string },
    @Signed() visit: SignedVisit,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    download(reply, await this.documents.open(visit.by, id, document));
  }

  @Post('promesses')
  pledge(@Param('id') id: string, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const written = () => this.frames.pledge(visit.by, id, pledgeGiven(form), visit.now);
    return this.write(reply, visit, { id, part: 'promesse', form }, written);
  }

  /** What is refused comes back as it was typed; what someone else changed meanwhile is shown above it. */
  private async write(reply: FastifyReply, visit: SignedVisit, { id, part, form }: Sent, written: () => Promise<void>): Promise<void> {
    try {
      await written();
      seeOther(reply, this.marks.address(visit.key, this.path(id), part));
    } catch (refusal) {
      const { status, faults, trouble } = refusalOf(refusal);
      const asked = { ...this.side, id, done: null, trouble, pledge: '', refused: { part, form, faults } };
      html(reply, framePage((await this.page.props(visit, asked)).props), status);
    }
  }

  private path(id: string): string {
    return `${this.side.base}/${id}/cadre`;
  }
}

function refusalOf(refusal: unknown) {
  const { title, detail } = caseRefusals['frame-changed-meanwhile'];
  if (refusal instanceof FrameChangedMeanwhile) return { status: 412, faults: [], trouble: { title, next: detail } };
  const document = refusedDocument(refusal);
  if (document) return { status: document.status, faults: [{ field: 'document', sentence: document.sentence }], trouble: null };
  return { status: 400, faults: faultsFrom(refusal, frameFieldAt), trouble: null };
}

@Controller('dossiers/:id/cadre')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellFrameController extends FrameController {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/cadre')
@Access({ roles: ['member', 'lead'] })
export class OwnFrameController extends FrameController {
  protected readonly side = ownSide;
}
