import 'reflect-metadata';
import { runCommandLine } from './command-line.js';

const lines = (stream: NodeJS.WriteStream) => (line: string) => void stream.write(`${line}\n`);

const code = await runCommandLine(process.argv.slice(2), {
  env: process.env,
  terminal: { out: lines(process.stdout), err: lines(process.stderr) },
});
process.stdout.write('', () => process.exit(code));
