import { Body, Controller, Get, Header, Param, Post, Query, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AlreadyMember, identityRefusals, JoiningService, TooManyAsked } from '#identity';
import { InvalidInput } from '#kernel';
import { config } from '#platform';
import { TerritoriesService, type TerritoryRead } from '#territories';
import { type Fault, type JoinDone, type JoinTyped, joinPage, territoryDetail } from '#views';
import { Access } from '../../edge/access.js';
import { html, seeOther } from '../../edge/reply.js';
import { CostlyWrite } from '../../edge/throttle.js';
import { type Fields, oneOf, textOf } from '../form.js';
import { DoneMarks } from '../public/appointment/done-marks.js';
import { printed } from '../public/names.fr.js';
import { Signed, type SignedVisit } from '../signed.js';
import { signedInWords } from '../spaces.js';
import { askedCard } from './people.fr.js';

const path = '/espace/rejoindre';
const everyDone: readonly JoinDone[] = ['demandee', 'retiree'];
const mostShown = 20;

interface Shown {
  readonly typed: JoinTyped;
  readonly faults: readonly Fault[];
  readonly done: JoinDone | null;
}

/** « Rejoindre votre collectivité »: asked by anyone who is signed in, answered by those who are there, else by the cell. */
@Controller('espace/rejoindre')
@Access({ roles: ['person', 'member', 'lead'] })
export class JoinController {
  constructor(
    private readonly joining: JoiningService,
    private readonly territories: TerritoriesService,
    private readonly marks: DoneMarks,
  ) {}

  @Get()
  @Header('Cache-Control', 'no-store')
  async show(@Query() query: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const done = oneOf(this.marks.read(visit.key, path, query), everyDone);
    html(reply, await this.page(visit, { typed: { search: searchIn(query), territory: '', function: '' }, faults: [], done }));
  }

  @Post()
  @UseGuards(CostlyWrite)
  async ask(@Query() query: Fields, @Body() form: Fields, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    const typed = { search: searchIn(query), territory: textOf(form, 'collectivite'), function: textOf(form, 'fonction') };
    const faults = typed.territory
      ? await faultsIn(() => this.joining.askToJoin(visit.by, { territoryId: typed.territory, function: typed.function }, visit.now))
      : [{ field: 'collectivite', sentence: 'Choisissez votre collectivité dans la liste.' }];
    if (faults.length > 0) html(reply, await this.page(visit, { typed, faults, done: null }), 400);
    else seeOther(reply, this.marks.address(visit.key, path, 'demandee'));
  }

  @Post(':id/retrait')
  async takeBack(@Param('id') id: string, @Signed() visit: SignedVisit, @Res() reply: FastifyReply): Promise<void> {
    await this.joining.takeBack(visit.by, id, visit.now);
    seeOther(reply, this.marks.address(visit.key, path, 'retiree'));
  }

  private async page(visit: SignedVisit, shown: Shown): Promise<string> {
    const { by, now, csrf } = visit;
    const { search } = shown.typed;
    return joinPage({
      ...{ ...shown, csrf, who: signedInWords(visit, null), desk: config().desk },
      pending: (await this.joining.mine(by, now)).map(askedCard),
      proposed: (await this.joining.proposed(by, now)).map(found),
      found: search.length < 2 ? null : (await this.territories.search(by, { q: search, limit: mostShown })).map(found),
    });
  }
}

const searchIn = (query: Fields): string => textOf(query, 'recherche').slice(0, 120);

const found = ({ id, kind, label, population }: TerritoryRead) => ({
  ...{ id, label: printed(label) },
  detail: territoryDetail({ kind, label, population }),
});

async function faultsIn(act: () => Promise<unknown>): Promise<Fault[]> {
  try {
    await act();
    return [];
  } catch (refusal) {
    if (refusal instanceof AlreadyMember) return [{ field: 'collectivite', sentence: 'Vous en faites déjà partie.' }];
    if (refusal instanceof TooManyAsked) return [{ field: 'collectivite', sentence: tooMany }];
    if (!(refusal instanceof InvalidInput)) throw refusal;
    return refusal.errors.map(({ detail }) => ({ field: 'fonction', sentence: detail }));
  }
}

const tooMany = Object.values(identityRefusals['too-many-asked']).join(' ');
