import type { Type } from '@nestjs/common';
import { CorrectName } from './correct-name/correct-name.command.js';
import { MarkDeceased, MarkLeft, WithdrawMark } from './mark-person/mark-person.command.js';
import { orgUnitCommands } from './org-unit-commands.js';
import {
  ConfirmKinship,
  DeclareKinship,
  EndKinship,
  RecordKinship,
  RefuteKinship,
} from './record-kinship/record-kinship.command.js';
import { RecordIdentityNumber, RecordTraits } from './record-traits/record-traits.command.js';
import { RegisterPerson } from './register-person/register-person.command.js';

/** Every command that this context can be given. */
export const registryCommands: readonly Type[] = [
  ...orgUnitCommands,
  ConfirmKinship,
  CorrectName,
  DeclareKinship,
  EndKinship,
  MarkDeceased,
  MarkLeft,
  RecordIdentityNumber,
  RecordKinship,
  RecordTraits,
  RefuteKinship,
  RegisterPerson,
  WithdrawMark,
] as unknown as readonly Type[];
