import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Offer, SlotsService } from '#appointments';
import { anonymous } from '#kernel';
import { Access } from '../edge/access.js';
import { Now } from '../edge/browser.js';
import { ApiProblems } from './problem.dto.js';
import { slotOf } from './slot.dto.js';
import { SlotsDto, SlotsQueryDto } from './slots.dto.js';

@ApiTags('Créneaux')
@Controller('api/v1/slots')
export class SlotsController {
  /** JSON, written once for those who share an answer: they look on the same clock. */
  private readonly written = new WeakMap<Offer['items'], string>();

  constructor(private readonly slots: SlotsService) {}

  /** The slots a territory can book at this moment, on its own clock. */
  @Get()
  @ApiOperation({ summary: 'Trouver un créneau' })
  @Access('public')
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', 'application/json; charset=utf-8')
  @ApiOkResponse({ type: SlotsDto })
  @ApiProblems({ 400: 'invalid-input' })
  async list(@Query() query: SlotsQueryDto, @Now() now: Date): Promise<string> {
    const wish = { ...query, territoryId: query.territory, wide: query.hours === 'wide' };
    const offer = await this.slots.offered(anonymous, wish, now);
    const text = this.written.get(offer.items) ?? JSON.stringify(asDto(offer));
    this.written.set(offer.items, text);
    return text;
  }
}

const asDto = ({ timeZone, items, requestOnly }: Offer): SlotsDto => ({
  timeZone,
  items: items.map((one) => slotOf(one, timeZone)),
  requestOnly,
});
