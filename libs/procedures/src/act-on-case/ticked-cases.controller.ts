import { Body, Controller } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { giveEach } from '#event-store';
import { CommandRoute, Ticked, TickedAnswers } from '#web';
import { ActOnCase } from './act-on-case.command.js';
import { UrgeEachBody } from './case-verbs.command.js';

/** What may be done with several cases at once: no decision, and no opinion. Basis: each person is decided on by itself. */
@ApiTags('procedures')
@Controller('api/v1/cases')
export class TickedCasesController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('urgings', 'Urge in the cases that are ticked, each by itself', '批量催办', TickedAnswers)
  async urgeEach(@Body() { ids, note }: UrgeEachBody): Promise<Ticked> {
    const urge = (caseId: string) => this.commands.execute(new ActOnCase(caseId, { type: 'UrgeCase', note }));
    return new Ticked(await giveEach(ids, urge));
  }
}
