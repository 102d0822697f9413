import { Controller, Get, Header, Injectable, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CaseFrameService, CaseProgrammesService, CasesService } from '#cases';
import { NotFound } from '#kernel';
import { removalPage } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { Signed, type SignedVisit } from '../signed.js';
import { aroundCase } from './around-case.js';
import { cellSide, ownSide, type Side } from './case-forms.js';
import { frameTitles, pledgeCard, programmeCard } from './frame.fr.js';

interface Named {
  readonly id: string;
  readonly one: string;
}

/** What is to be taken out of a project's frame, asked once more on a page of its own. */
@Injectable()
abstract class FrameRemovals {
  protected abstract readonly side: Side;

  constructor(
    private readonly cases: CasesService,
    private readonly frames: CaseFrameService,
    private readonly documents: CaseProgrammesService,
    private readonly marks: DoneMarks,
  ) {}

  @Get('programmes/:one/retrait')
  @Header('Cache-Control', 'no-store')
  async askProgramme(@Param() { id, one }: Named, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.cases.assertWrites(visit.by, id);
    const found = (await this.documents.programmes(visit.by, id)).find((each) => each.id === one);
    if (!found) throw new NotFound();
    const { title, facts } = programmeCard(found, this.path(id), false);
    const after = found.file ? 'Son document n’est plus lisible par personne. Il est effacé ensuite.' : 'Vous pourrez l’ajouter à nouveau.';
    html(reply, await this.page(visit, { id, one: `programmes/${one}` }, { title, facts, after }));
  }

  @Post('programmes/:one/retrait')
  async removeProgramme(@Param() { id, one }: Named, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.documents.remove(visit.by, id, one, visit.now);
    this.done(reply, visit, id);
  }

  @Get('promesses/:one/retrait')
  @Header('Cache-Control', 'no-store')
  async askPledge(@Param() { id, one }: Named, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.cases.assertWrites(visit.by, id);
    const found = (await this.frames.frame(visit.by, id)).pledges.find((each) => each.id === one);
    if (!found) throw new NotFound();
    const { title, facts } = pledgeCard(found, this.path(id), { reader: this.side.reader, writes: false });
    html(reply, await this.page(visit, { id, one: `promesses/${one}` }, { title, facts, after: 'Vous pourrez l’écrire à nouveau.' }));
  }

  @Post('promesses/:one/retrait')
  async removePledge(@Param() { id, one }: Named, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.frames.removePledge(visit.by, id, one, visit.now);
    this.done(reply, visit, id);
  }

  private async page(
    visit: SignedVisit,
    { id, one: thing }: Named,
    { title, facts, after }: { title: string; facts: ReturnType<typeof programmeCard>['facts']; after: string },
  ): Promise<string> {
    const { trail, ...around } = aroundCase(visit, this.side, await this.cases.one(visit.by, id, visit.now));
    const above = [...trail, { text: frameTitles[this.side.reader], href: this.path(id) }];
    return removalPage({
      ...{ ...around, trail: above, title: `Retirer « ${title} »`, facts, after },
      ...{ action: `${this.path(id)}/${thing}/retrait`, submit: 'Retirer', back: { text: 'Ne rien retirer', href: this.path(id) } },
    });
  }

  private done(reply: FastifyReply, visit: SignedVisit, id: string): void {
    seeOther(reply, this.marks.address(visit.key, this.path(id), 'retire'));
  }

  private path(id: string): string {
    return `${this.side.base}/${id}/cadre`;
  }
}

@Controller('dossiers/:id/cadre')
@Access({ roles: ['advisor', 'coordinator', 'auditor'] })
export class CellFrameRemovals extends FrameRemovals {
  protected readonly side = cellSide;
}

@Controller('espace/projet/:id/cadre')
@Access({ roles: ['member', 'lead'] })
export class OwnFrameRemovals extends FrameRemovals {
  protected readonly side = ownSide;
}
