import 'reflect-metadata';
import { readConfiguration } from '#platform';
import { openStandalone } from '../../../apps/standalone/src/standalone.js';
import { answerCalls } from '../harness/child.js';

const { address, stop } = await openStandalone(readConfiguration(process.env));

const methods = { address: () => Promise.resolve(address), pid: () => Promise.resolve(process.pid) };
export type StandaloneMethods = typeof methods;

answerCalls(methods, stop);
