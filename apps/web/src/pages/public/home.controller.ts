import { Controller, Get, Header, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { SlotsService, timing } from '#appointments';
import { anonymous, later, localDate, days as ofDays, Refusal } from '#kernel';
import { config } from '#platform';
import { homePage } from '#views';
import { Access } from '../../edge/access.js';
import { Now } from '../../edge/browser.js';
import { html } from '../../edge/reply.js';
import { CataloguePage } from './catalogue.page.js';
import { deskZone, startWords } from './moments.fr.js';

/** Whose calendar the home page shows, before anyone has said where they are. */
const capital = 'commune:75056';

@Controller()
@Access('public')
export class HomeController {
  constructor(
    private readonly catalogue: CataloguePage,
    private readonly slots: SlotsService,
  ) {}

  @Get()
  @Header('Cache-Control', 'public, max-age=60')
  async home(@Now() now: Date, @Res() reply: FastifyReply): Promise<void> {
    const types = await this.catalogue.words();
    html(reply, homePage({ types, first: await this.first(types[0]?.code, now), desk: config().desk }));
  }

  /** Null when nothing is free, or before the reference territories are loaded. */
  private async first(type: string | undefined, now: Date): Promise<string | null> {
    if (!type) return null;
    try {
      const first = (await this.firstWithin(type, 6, now)) ?? (await this.firstWithin(type, timing.usualDays, now));
      return first === null ? null : startWords(first, deskZone);
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }

  /** Nearly always it is some days away: a month is looked through only when it is not. */
  private async firstWithin(type: string, days: number, now: Date): Promise<number | null> {
    const to = localDate(later(now, ofDays(days)), deskZone);
    const { items } = await this.slots.offered(anonymous, { territoryId: capital, type, modality: 'visio', wide: false, to }, now);
    return items[0]?.start ?? null;
  }
}
