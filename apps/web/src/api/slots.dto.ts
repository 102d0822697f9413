import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Validate } from 'class-validator';
import type { Modality } from '#appointments';
import { modalities } from './bookings.dto.js';
import { RealDate } from './dates.js';
import { SlotDto } from './slot.dto.js';

export class SlotsQueryDto {
  @ApiProperty({ example: 'commune:26063' })
  @IsString({ message: 'Dites pour quelle collectivité.' })
  territory: string;

  @ApiProperty({ example: 'orientation' })
  @IsString({ message: 'Dites pour quel type de rendez-vous.' })
  type: string;

  @ApiPropertyOptional({ enum: modalities, default: 'visio' })
  @IsOptional()
  @IsIn(modalities)
  modality: Modality = 'visio';

  @ApiPropertyOptional({ format: 'date', description: 'Premier jour, au calendrier du territoire. Par défaut aujourd’hui.' })
  @IsOptional()
  @Validate(RealDate)
  from?: string;

  @ApiPropertyOptional({ format: 'date', description: 'Dernier jour, compris. Par défaut 30 jours plus tard, 92 au plus.' })
  @IsOptional()
  @Validate(RealDate)
  to?: string;

  @ApiPropertyOptional({ enum: ['wide'], description: '`wide` : de 6 h 30 à 21 h au lieu de 8 h à 19 h.' })
  @IsOptional()
  @IsIn(['wide'])
  hours?: 'wide';
}

export class SlotsDto {
  @ApiProperty({ example: 'Europe/Paris' })
  timeZone: string;

  @ApiProperty({ type: [SlotDto] })
  items: SlotDto[];

  @ApiProperty({ description: 'Vrai quand une personne répond : aucun créneau ne se réserve.' })
  requestOnly: boolean;
}
