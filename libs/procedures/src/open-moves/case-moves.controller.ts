import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CaseMoves, type MoveView } from './case-moves.query.js';

@ApiTags('procedures')
@ApiBearerAuth()
@Controller('api/v1/cases/:flowId/moves')
export class CaseMovesController {
  constructor(private readonly moves: CaseMoves) {}

  @Get()
  @ApiOperation({ summary: 'What you may do in a case now, task by task', description: '可办理的操作' })
  async of(@Param('flowId', ParseUUIDPipe) flowId: string): Promise<readonly MoveView[]> {
    return this.moves.of(flowId);
  }
}
