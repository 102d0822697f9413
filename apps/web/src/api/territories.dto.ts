import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { type TerritoryKind, type TerritoryRead, territoryKinds } from '#territories';

const query = { message: 'Indiquez au moins deux caractères, et 200 au plus.' };

const limit = { message: 'Un nombre entier de 1 à 50 est attendu.' };

/** Digits alone make a number here: neither « 1e1 » nor an empty text is one. */
const wholeNumber = ({ value }: { value: unknown }): number => (/^\d{1,4}$/.test(String(value)) ? Number(value) : Number.NaN);

export class TerritoriesQueryDto {
  @ApiProperty({
    minLength: 2,
    maxLength: 200,
    description: 'Début de mots du nom, code postal, code INSEE ou SIREN.',
    example: 'buis bar',
  })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString(query)
  @Length(2, 200, query)
  q: string;

  @ApiPropertyOptional({ enum: territoryKinds })
  @IsOptional()
  @IsIn(territoryKinds)
  kind?: TerritoryKind;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 50, default: 10 })
  @Transform(wholeNumber)
  @IsInt(limit)
  @Min(1, limit)
  @Max(50, limit)
  limit: number = 10;
}

export class TerritoryDto implements TerritoryRead {
  @ApiProperty({ example: 'commune:26063' })
  id: string;

  @ApiProperty({ enum: territoryKinds })
  kind: TerritoryKind;

  @ApiProperty({ description: 'Code INSEE ou SIREN.', example: '26063' })
  code: string;

  @ApiProperty({ example: 'Buis-les-Baronnies' })
  name: string;

  @ApiProperty({ description: 'Le nom et ce qui le distingue de tout autre.', example: 'Buis-les-Baronnies (26)' })
  label: string;

  @ApiProperty({ type: 'string', nullable: true, example: '212600639' })
  siren: string | null;

  @ApiProperty({ type: 'integer', nullable: true, example: 2218 })
  population: number | null;

  @ApiProperty({ type: [String], description: 'Codes des départements, celui du siège d’abord.', example: ['26'] })
  departements: string[];

  @ApiProperty({ description: 'Fuseau horaire (IANA).', example: 'Europe/Paris' })
  timeZone: string;
}

export class TerritoriesDto {
  @ApiProperty({ type: [TerritoryDto] })
  items: TerritoryDto[];
}
