import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiResponse } from '@nestjs/swagger';
import { SlotDto } from './slot.dto.js';

class FieldErrorDto {
  @ApiProperty({ description: 'Pointeur JSON (RFC 6901) vers le champ.', example: '/requester/email' })
  pointer: string;

  @ApiProperty({ description: 'Ce qui ne va pas, en français.' })
  detail: string;
}

/** Every refusal of the API, as `application/problem+json` (RFC 9457). */
export class ProblemDto {
  @ApiProperty({ example: '/problems/slot-taken' })
  type: string;

  @ApiProperty({ example: 'Ce créneau n’est plus libre.' })
  title: string;

  @ApiProperty({ example: 409 })
  status: number;

  @ApiProperty()
  detail: string;

  @ApiProperty({ example: 'urn:request:6f0c9a4e-6a0c-4d1e-9a53-0f4b8d1f7c11' })
  instance: string;

  @ApiProperty({ example: 'slot-taken' })
  code: string;

  @ApiPropertyOptional({ type: [FieldErrorDto], description: 'Avec `invalid-input`.' })
  errors?: FieldErrorDto[];

  @ApiPropertyOptional({ type: [SlotDto], description: 'Avec `slot-taken` : les cinq créneaux libres les plus proches.' })
  alternatives?: SlotDto[];

  @ApiPropertyOptional({ description: 'Avec `request-only` : où laisser une demande.' })
  requestUrl?: string;

  @ApiPropertyOptional({ description: 'Avec `reader-unknown` : la page qui demande qui lit.' })
  readerUrl?: string;
}

/** Documents refusals, each with the codes it may carry. */
export const ApiProblems = (codes: Readonly<Record<number, string>>) =>
  applyDecorators(
    ...Object.entries(codes).map(([status, code]) =>
      ApiResponse({
        status: Number(status),
        description: code,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDto' } } },
      }),
    ),
  );
