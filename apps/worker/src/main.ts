import 'reflect-metadata';
import { pino } from 'pino';
import { Program, readConfiguration, reportTo, requireAddresses, runUntilSignal } from '#platform';

await runUntilSignal(async () => {
  const configuration = requireAddresses(readConfiguration(process.env));
  const onError = reportTo(pino({ level: configuration.logLevel }));
  const program = await Program.open({ configuration, embeddedUrl: undefined, onError }, false);
  await program.startWorker();
  return program;
});
