import 'reflect-metadata';
import { readConfiguration, runUntilSignal } from '#platform';
import { greet } from './greeting.js';
import { openStandalone } from './standalone.js';

await runUntilSignal(async () => {
  const configuration = readConfiguration(process.env);
  const { address, stop } = await openStandalone(configuration);
  greet(address, configuration);
  return { close: stop };
});
