import 'reflect-metadata';
import { readConfiguration, runUntilSignal } from '#platform';
import { greet } from './greeting.js';
import { openStandalone } from './standalone.js';

const { address, configuration } = await runUntilSignal(async () => {
  const configuration = readConfiguration(process.env);
  const { address, stop } = await openStandalone(configuration);
  return { address, configuration, close: stop };
});
greet(address, configuration);
