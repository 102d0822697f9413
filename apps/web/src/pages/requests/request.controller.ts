import { Get, Header, Injectable, Param, Post, Query, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { html } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { Upload } from '../../edge/uploads.js';
import type { Fields } from '../form.js';
import { Signed, type SignedVisit } from '../signed.js';
import { RequestPage, type Side } from './request.page.js';

/** One request with its documents: what both sides do there. */
@Injectable()
export abstract class RequestController {
  constructor(protected readonly page: RequestPage) {}

  protected abstract sideOf(id: string, visit: SignedVisit): Side;

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Param('id') id: string, @Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    html(reply, await this.page.show(id, this.sideOf(id, visit), { visit, query }));
  }

  @Post('documents')
  @Upload()
  @UseGuards(CostlyWrite)
  async add(
    @Param('id') id: string,
    @Signed() visit: SignedVisit,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page.add(id, this.sideOf(id, visit), visit, { request, reply });
  }

  @Get('documents/:document')
  async open(@Param() { id, document }: Named, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.page.open(id, document, visit, reply);
  }

  @Post('documents/:document/retrait')
  async remove(@Param() { id, document }: Named, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.page.remove(id, document, { side: this.sideOf(id, visit), visit, reply });
  }
}

interface Named {
  readonly id: string;
  readonly document: string;
}
