import type { Type } from '@nestjs/common';
import { ActOnCase } from './act-on-case/act-on-case.command.js';

export * from './procedures.module.js';

/** Every command that this context can be given. */
export const procedureCommands: readonly Type[] = [ActOnCase] as unknown as readonly Type[];
