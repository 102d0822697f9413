import { ApiProperty } from '@nestjs/swagger';
import { localStamp, rfc3339 } from '#kernel';

export class SlotDto {
  @ApiProperty({ format: 'date-time', description: 'Début, en UTC.', example: '2026-12-01T09:00:00Z' })
  start: string;

  @ApiProperty({ format: 'date-time', description: 'Fin, exclue, en UTC.', example: '2026-12-01T09:45:00Z' })
  end: string;

  @ApiProperty({ description: 'Début à l’horloge du territoire (RFC 9557).', example: '2026-12-01T10:00:00+01:00[Europe/Paris]' })
  local: string;
}

export const slotOf = ({ start, end }: { start: number; end: number }, timeZone: string): SlotDto => ({
  start: rfc3339(start),
  end: rfc3339(end),
  local: localStamp(start, timeZone),
});
