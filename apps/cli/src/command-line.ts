import { Command, CommanderError } from 'commander';
import { adminCommand } from './admin/admin-command.js';
import { doctorCommand } from './doctor/doctor-command.js';
import { UsageError } from './command-error.js';
import { explain } from './explanation.js';
import { historyCommand } from './history/history-command.js';
import { importCommand } from './import/import-command.js';
import { rebuildCommand } from './rebuild/rebuild-command.js';
import { setupCommand } from './setup/setup-command.js';
import { FAULTS, SOUND, WRONG_USAGE, type ExitCode, type Surroundings } from './terminal.js';
import { verifyCommand } from './verify/verify-command.js';

const EXIT_CODES = '退出码：0 正常，1 有误或失败，2 用法不对  Exit codes: 0 sound, 1 faults or failure, 2 wrong usage';

const commands = [
  setupCommand,
  adminCommand,
  importCommand,
  verifyCommand,
  rebuildCommand,
  doctorCommand,
  historyCommand,
];

/** Runs one command and answers its exit code; a failure is told in a sentence for each fault. */
export const runCommandLine = async (args: readonly string[], surroundings: Surroundings): Promise<ExitCode> => {
  const { err } = surroundings.terminal;
  let code: ExitCode = SOUND;
  const cunzhi = commandLine(surroundings, (finished) => (code = finished));
  try {
    await cunzhi.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? SOUND : WRONG_USAGE;
    for (const sentence of explain(error)) err(sentence);
    return error instanceof UsageError ? WRONG_USAGE : FAULTS;
  }
};

const commandLine = (surroundings: Surroundings, finish: (code: ExitCode) => void): Command => {
  const { out, err } = surroundings.terminal;
  const cunzhi = new Command('cunzhi')
    .description('村治命令行  the command line of Cunzhi')
    .addHelpText('after', `\n${EXIT_CODES}`)
    .showHelpAfterError('（--help 查看用法  shows the usage）');
  for (const command of commands) cunzhi.addCommand(command(surroundings, finish));
  const output = { writeOut: (text: string) => out(text.trimEnd()), writeErr: (text: string) => err(text.trimEnd()) };
  for (const command of withSubcommands(cunzhi)) command.exitOverride().configureOutput(output);
  return cunzhi;
};

const withSubcommands = (command: Command): readonly Command[] => [
  command,
  ...command.commands.flatMap(withSubcommands),
];
