import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { anonymous } from '#kernel';
import { TerritoriesService } from '#territories';
import { Access } from '../edge/access.js';
import { ApiProblems } from './problem.dto.js';
import { TerritoriesDto, TerritoriesQueryDto, TerritoryDto } from './territories.dto.js';

@ApiTags('Territoires')
@Controller('api/v1/territories')
export class TerritoriesController {
  constructor(private readonly territories: TerritoriesService) {}

  /** Collectivités by what people type, the best match first. */
  @Get()
  @ApiOperation({ summary: 'Chercher une collectivité' })
  @Access('public')
  @Header('Cache-Control', 'no-store')
  @ApiOkResponse({ type: TerritoriesDto })
  @ApiProblems({ 400: 'invalid-input' })
  async search(@Query() query: TerritoriesQueryDto): Promise<TerritoriesDto> {
    return { items: await this.territories.search(anonymous, query) };
  }

  /** One collectivité; the identifier of a former commune gives the one that took it over. */
  @Get(':id')
  @ApiOperation({ summary: 'Lire une collectivité' })
  @Access('public')
  @Header('Cache-Control', 'no-store')
  @ApiParam({ name: 'id', example: 'commune:26063' })
  @ApiOkResponse({ type: TerritoryDto })
  @ApiProblems({ 404: 'not-found' })
  async one(@Param('id') id: string): Promise<TerritoryDto> {
    return this.territories.one(anonymous, id);
  }
}
