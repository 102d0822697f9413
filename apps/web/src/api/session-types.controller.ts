import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { CatalogueService, type Modality } from '#appointments';
import { anonymous } from '#kernel';
import { Access } from '../edge/access.js';
import { modalities } from './bookings.dto.js';

class SessionTypeDto {
  @ApiProperty({ example: 'orientation' })
  code: string;

  @ApiProperty({ example: 'Premier échange' })
  title: string;

  @ApiProperty()
  purpose: string;

  @ApiProperty({ example: 45 })
  durationMinutes: number;

  @ApiProperty({ enum: modalities, isArray: true })
  modalities: Modality[];

  @ApiProperty({ description: 'Faux : ne se réserve pas ici.' })
  bookable: boolean;
}

class SessionTypesDto {
  @ApiProperty({ type: [SessionTypeDto] })
  items: SessionTypeDto[];
}

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
