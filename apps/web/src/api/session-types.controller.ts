import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CatalogueService } from '#appointments';
import { anonymous } from '#kernel';
import { Access } from '../edge/access.js';
import { SessionTypesDto } from './session-types.dto.js';

@ApiTags('Types de rendez-vous')
@Controller('api/v1/session-types')
export class SessionTypesController {
  constructor(private readonly catalogue: CatalogueService) {}

  @Get()
  @ApiOperation({ summary: 'Les types de rendez-vous' })
  @Access('public')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: SessionTypesDto })
  async list(): Promise<SessionTypesDto> {
    const types = await this.catalogue.sessionTypes(anonymous);
    return {
      items: types.map(({ code, title, purpose, durationMinutes, modalities: by, bookable }) => ({
        ...{ code, title, purpose, durationMinutes },
        modalities: [...by],
        bookable,
      })),
    };
  }
}
