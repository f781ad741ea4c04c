import { Global, Module } from '@nestjs/common';
import { CommandRunner, EventStore } from '#event-store';
import { ReadStore } from '#read-store';
import { CalendarYearsController } from './calendar-years/calendar-years.controller.js';
import { CalendarYears } from './calendar-years/calendar-years.query.js';
import { DeadlinePreviewController } from './deadline-preview/deadline-preview.controller.js';
import { DeadlinePreview } from './deadline-preview/deadline-preview.query.js';
import { FreshRulebook } from './fresh-rulebook.js';
import { ParametersController } from './parameters/parameters.controller.js';
import { Parameters } from './parameters/parameters.query.js';
import { NumberService } from './reserve-number/number-service.js';
import { Rulebook } from './rulebook-cache.js';
import { RulebookImport } from './rulebook-import.js';

/** Expects ReadStore, EventStore, CommandRunner, Clock and UnitPaths from a global module. */
@Global()
@Module({
  controllers: [CalendarYearsController, ParametersController, DeadlinePreviewController],
  providers: [
    { provide: Rulebook, inject: [ReadStore], useFactory: (reads: ReadStore) => new Rulebook(reads) },
    {
      provide: NumberService,
      inject: [CommandRunner, EventStore],
      useFactory: (runner: CommandRunner, store: EventStore) => new NumberService(runner, store),
    },
    {
      provide: RulebookImport,
      inject: [CommandRunner],
      useFactory: (runner: CommandRunner) => new RulebookImport(runner),
    },
    FreshRulebook,
    CalendarYears,
    Parameters,
    DeadlinePreview,
  ],
  exports: [Rulebook, NumberService, RulebookImport],
})
export class RulebookModule {}
