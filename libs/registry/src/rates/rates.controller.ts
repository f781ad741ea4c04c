import { Controller, Get, NotFoundException, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, Length } from 'class-validator';
import { ScopeFilter } from '#access/contract';
import { Clock } from '#kernel';
import { ReadStore } from '#read-store';
import { Exported, IsLocalDate, MinPosition, seeOwnWrites, type HeaderReply } from '#web';
import { people, terms } from '../read-models.js';
import { watchedUnits } from '../scoping/watched-units.policy.js';
import { RegistryRates, type RatesView } from './rates.query.js';
import { rateList } from '../org-lists.js';

class RatesQuery extends MinPosition {
  @ApiProperty() @IsString() @Length(1, 32) readonly unit!: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() readonly on?: string;
}

/** What the rates are computed from: who holds which post, and who is a member of the Party. */
const READ = [terms.name, people.name];

@ApiTags('registry')
@ApiBearerAuth()
@Controller('api/v1/registry/rates')
export class RatesController {
  constructor(
    private readonly rates: RegistryRates,
    private readonly scopes: ScopeFilter,
    private readonly reads: ReadStore,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Exported(rateList)
  @ApiOperation({
    summary: 'One-shoulder and cross-appointment rates and Party shares, on a day',
    description: '一肩挑、交叉任职比例',
  })
  async of(@Query() query: RatesQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<RatesView> {
    await seeOwnWrites(this.reads, query, READ, reply);
    const units = watchedUnits(await this.scopes.current());
    const view = await this.rates.of(query.unit, query.on ?? this.clock.today(), units);
    if (!view) throw new NotFoundException({ code: 'unknown-unit' });
    return view;
  }
}
