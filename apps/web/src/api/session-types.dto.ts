import { ApiProperty } from '@nestjs/swagger';
import type { Modality } from '#appointments';
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

export class SessionTypesDto {
  @ApiProperty({ type: [SessionTypeDto] })
  items: SessionTypeDto[];
}
