import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { Exported } from '#web';
import type { Procedure } from '#workflow';
import { ProcedureHosts } from '../contract/index.js';
import { procedureList } from './procedure-list.js';
import { RoutePreview, type RouteView } from './route-preview.query.js';

class RoutePreviewBody {
  @IsString() @Length(1, 32) readonly orgCode!: string;
}

/** A procedure with all its versions; a running case keeps the one under which it began. */
export type ProcedureView = Readonly<{ name: string; category: string; versions: readonly Procedure[] }>;

@ApiTags('procedures')
@ApiBearerAuth()
@Controller('api/v1/procedures')
export class ProceduresController {
  constructor(
    private readonly hosts: ProcedureHosts,
    private readonly routes: RoutePreview,
  ) {}

  @Get()
  @Exported(procedureList)
  @ApiOperation({
    summary: 'Ways of approving: versions, stages, verbs and their legal basis',
    description: '审批程序',
  })
  list(): readonly ProcedureView[] {
    return this.hosts.all().flatMap(({ category, procedures }) => {
      const names = [...new Set(procedures.map(({ key }) => key))];
      return names.map((name) => ({ name, category, versions: procedures.filter(({ key }) => key === name) }));
    });
  }

  @Post(':name/route-preview')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The route of a case of this unit, with people, before it is submitted',
    description: '流转预览',
  })
  async preview(@Param('name') name: string, @Body() { orgCode }: RoutePreviewBody): Promise<RouteView> {
    return this.routes.of(name, orgCode);
  }
}
