import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '#access';
import { EventStore } from '#event-store';
import { ReadStore } from '#read-store';

type Health = Readonly<{ status: 'ok' }>;

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
  live(): Health {
    return { status: 'ok' };
  }

  @Public()
  @Get('ready')
  @ApiOperation({ summary: 'The stores answer too', description: '存储可用' })
  async ready(): Promise<Health> {
    try {
      await Promise.all([this.events.head(), this.reads.pool.query('select 1')]);
      return { status: 'ok' };
    } catch {
      throw new ServiceUnavailableException({ code: 'store-unavailable' });
    }
  }
}
