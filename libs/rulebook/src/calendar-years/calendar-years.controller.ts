import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RejectedError } from '#event-store';
import { MinPosition, type HeaderReply } from '#web';
import { FreshRulebook } from '../fresh-rulebook.js';
import { CalendarYears, type CalendarYearView } from './calendar-years.query.js';

@ApiTags('rulebook')
@ApiBearerAuth()
@Controller('api/v1/calendar')
export class CalendarYearsController {
  constructor(
    private readonly years: CalendarYears,
    private readonly fresh: FreshRulebook,
  ) {}

  @Get(':year')
  @ApiOperation({ summary: 'Days off and make-up workdays of a year', description: '年度放假调休安排' })
  async of(
    @Param('year') year: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<CalendarYearView> {
    await this.fresh.after(query, reply);
    const found = await this.years.of(year);
    if (!found) throw new RejectedError('calendar-not-published', { year });
    return found;
  }
}
