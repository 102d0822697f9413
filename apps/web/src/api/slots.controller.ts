import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Offer, SlotsService } from '#appointments';
import { anonymous } from '#kernel';
import { Access } from '../edge/access.js';
import { Now } from '../edge/browser.js';
import { ApiProblems } from './problem.dto.js';
import { type SlotDto, slotOf } from './slot.dto.js';
import { SlotsDto, SlotsQueryDto } from './slots.dto.js';

@ApiTags('Créneaux')
@Controller('api/v1/slots')
export class SlotsController {
  /** Written once for those who share an answer. */
  private readonly written = new WeakMap<Offer['items'], SlotDto[]>();

  constructor(private readonly slots: SlotsService) {}

  /** The slots a territory can book at this moment, on its own clock. */
  @Get()
  @ApiOperation({ summary: 'Trouver un créneau' })
  @Access('public')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: SlotsDto })
  @ApiProblems({ 400: 'invalid-input' })
  async list(@Query() query: SlotsQueryDto, @Now() now: Date): Promise<SlotsDto> {
    const wish = { ...query, territoryId: query.territory, wide: query.hours === 'wide' };
    const { timeZone, items, requestOnly } = await this.slots.offered(anonymous, wish, now);
    const slots = this.written.get(items) ?? items.map((slot) => slotOf(slot, timeZone));
    this.written.set(items, slots);
    return { timeZone, items: slots, requestOnly };
  }
}
