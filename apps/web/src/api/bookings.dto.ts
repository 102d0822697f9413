import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, Matches, Validate, ValidateNested } from 'class-validator';
import type { Modality, Order, RequesterStatus } from '#appointments';
import type { Booked } from '#intake';
import { rfc3339 } from '#kernel';
import { instantOf, RealInstant } from './dates.js';

export const modalities = ['visio', 'on_site', 'phone'] as const;

class RequesterDto {
  @ApiProperty({ maxLength: 60 })
  @IsString()
  firstName: string;

  @ApiProperty({ maxLength: 60 })
  @IsString()
  lastName: string;

  @ApiProperty({ format: 'email' })
  @IsString()
  email: string;

  @ApiProperty({ enum: ['elected', 'staff'] })
  @IsIn(['elected', 'staff'])
  status: RequesterStatus;

  @ApiPropertyOptional({ maxLength: 2000 })
  @IsOptional()
  @IsString()
  function?: string;

  @ApiPropertyOptional({ description: 'Nécessaire quand `modality` vaut `phone`.' })
  @IsOptional()
  @IsString()
  phone?: string;
}

class ProjectDto {
  @ApiProperty({ maxLength: 120 })
  @IsString()
  title: string;

  @ApiProperty({ maxLength: 5000 })
  @IsString()
  intention: string;
}

export class BookingOrderDto {
  @ApiProperty({ example: 'commune:26063' })
  @IsString()
  territory: string;

  @ApiProperty({ example: 'orientation' })
  @IsString()
  type: string;

  @ApiProperty({ enum: modalities })
  @IsIn(modalities)
  modality: Modality;

  @ApiProperty({ format: 'date-time', example: '2026-12-01T09:00:00Z' })
  @Validate(RealInstant)
  start: string;

  @ApiProperty({ type: RequesterDto })
  @IsObject()
  @ValidateNested()
  @Type(() => RequesterDto)
  requester: RequesterDto;

  @ApiPropertyOptional({ type: ProjectDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ProjectDto)
  project?: ProjectDto;

  @ApiPropertyOptional({ maxLength: 2000, description: 'Nécessaire quand `modality` vaut `on_site`.' })
  @IsOptional()
  @IsString()
  place?: string;

  @ApiPropertyOptional({ maxLength: 2000 })
  @IsOptional()
  @IsString()
  message?: string;
}

export class CancellationDto {
  @ApiPropertyOptional({ maxLength: 2000 })
  @IsOptional()
  @Matches(/^[\s\S]{0,2000}$/, { message: 'Raccourcissez ce texte à 2000 caractères.' })
  @IsString()
  reason?: string;
}

export class ReschedulingDto {
  @ApiProperty({ format: 'date-time', example: '2026-12-01T09:30:00Z' })
  @Validate(RealInstant)
  start: string;
}

class TerritoryLabelDto {
  @ApiProperty({ example: 'commune:26063' })
  id: string;

  @ApiProperty({ example: 'Buis-les-Baronnies (26)' })
  label: string;
}

export class BookingDto {
  @ApiProperty({ example: 'TE-2026-000123' })
  reference: string;

  @ApiProperty({ enum: ['requested', 'confirmed', 'done', 'missed', 'cancelled'] })
  status: string;

  @ApiProperty({ format: 'date-time' })
  start: string;

  @ApiProperty({ format: 'date-time' })
  end: string;

  @ApiProperty({ example: 'Europe/Paris' })
  timeZone: string;

  @ApiProperty({ example: 'orientation' })
  type: string;

  @ApiProperty({ enum: modalities })
  modality: Modality;

  @ApiProperty({ type: TerritoryLabelDto })
  territory: TerritoryLabelDto;

  @ApiProperty({ format: 'uri', description: 'Son dernier segment est le jeton du rendez-vous.' })
  manageUrl: string;

  @ApiProperty({ format: 'uri' })
  calendarUrl: string;
}

export const bookingOf = (booked: Booked, { manageUrl, calendarUrl }: { manageUrl: string; calendarUrl: string }): BookingDto => ({
  reference: booked.reference,
  status: booked.status,
  start: rfc3339(booked.start),
  end: rfc3339(booked.end),
  timeZone: booked.timeZone,
  type: booked.typeCode,
  modality: booked.modality,
  territory: { id: booked.territoryId, label: booked.territoryLabel },
  manageUrl,
  calendarUrl,
});

export const orderOf = ({ start, requester, project, ...order }: BookingOrderDto): Order => ({
  ...order,
  start: instantOf(start),
  requester: { ...requester },
  project: project && { ...project },
});
