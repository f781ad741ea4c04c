import { Body, Controller, Get, HttpCode, NotFoundException, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CommandAuthorizer, currentScope, NotPermittedError } from '#event-store';
import { Clock } from '#kernel';
import { IsInstant } from '#web';
import { VirtualClock } from '../clocks.js';
import { ClockFollower } from './clock-follower.js';

class MoveClock {
  @IsInstant() readonly instant!: string;
}

type Moment = Readonly<{ now: string; today: string; kind: 'real' | 'virtual' }>;

@ApiTags('clock')
@ApiBearerAuth()
@Controller('api/v1/clock')
export class ClockController {
  constructor(
    private readonly clock: Clock,
    private readonly follower: ClockFollower,
    private readonly authorizer: CommandAuthorizer,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The time of the system', description: '系统时间' })
  read(): Moment {
    const kind = this.clock instanceof VirtualClock ? 'virtual' : 'real';
    return { now: this.clock.now(), today: this.clock.today(), kind };
  }

  @Post()
  @HttpCode(200)
  @ApiOperation({ summary: 'Move time forward (CLOCK=virtual only)', description: '调整虚拟时间' })
  async move(@Body() { instant }: MoveClock): Promise<Moment> {
    if (!(this.clock instanceof VirtualClock)) throw new NotFoundException({ code: 'clock-is-real' });
    const { actor } = currentScope();
    const refusal = await this.authorizer.authorize(actor, {
      anyOf: [{ role: 'systemAdmin', org: actor.orgCode ?? '' }],
    });
    if (refusal) throw new NotPermittedError(refusal.code);
    await this.clock.moveTo(new Date(instant).toISOString());
    await this.follower.clockMoved();
    return this.read();
  }
}
