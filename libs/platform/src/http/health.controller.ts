import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '#access';
import { EventStore } from '#event-store';
import { ReadStore } from '#read-store';

type Alive = Readonly<{ status: 'ok' }>;
type Ready = Alive | Readonly<{ status: 'degraded'; stoppedReadModels: readonly string[] }>;

@ApiTags('health')
@Controller('api/health')
export class HealthController {
  constructor(
    private readonly events: EventStore,
    private readonly reads: ReadStore,
  ) {}

  @Public()
  @Get('live')
  @ApiOperation({ summary: 'The process answers', description: '进程存活' })
  live(): Alive {
    return { status: 'ok' };
  }

  /** A read model that stands still is no reason to take the process away: commands and the others go on. */
  @Public()
  @Get('ready')
  @ApiOperation({ summary: 'The stores answer too, and which read models stand still', description: '存储可用' })
  async ready(): Promise<Ready> {
    try {
      const [stopped] = await Promise.all([this.reads.stopped(), this.events.head()]);
      return stopped.length === 0 ? { status: 'ok' } : { status: 'degraded', stoppedReadModels: stopped };
    } catch {
      throw new ServiceUnavailableException({ code: 'store-unavailable' });
    }
  }
}
