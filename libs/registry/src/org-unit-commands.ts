import type { Type } from '@nestjs/common';
import { CloseUnit } from './close-unit/close-unit.command.js';
import { CloseUnitHandler } from './close-unit/close-unit.handler.js';
import { CompareUnits } from './compare-units/compare-units.command.js';
import { CompareUnitsHandler } from './compare-units/compare-units.handler.js';
import { AcceptDifference, RejectDifference } from './decide-difference/decide-difference.command.js';
import { AcceptDifferenceHandler, RejectDifferenceHandler } from './decide-difference/decide-difference.handler.js';
import { EstablishUnit } from './establish-unit/establish-unit.command.js';
import { EstablishUnitHandler } from './establish-unit/establish-unit.handler.js';
import { MergeUnits } from './merge-units/merge-units.command.js';
import { MergeUnitsHandler } from './merge-units/merge-units.handler.js';
import { MoveUnit } from './move-unit/move-unit.command.js';
import { MoveUnitHandler } from './move-unit/move-unit.handler.js';
import { RenameUnit } from './rename-unit/rename-unit.command.js';
import { RenameUnitHandler } from './rename-unit/rename-unit.handler.js';
import { SplitUnit } from './split-unit/split-unit.command.js';
import { SplitUnitHandler } from './split-unit/split-unit.handler.js';

/** Every command that changes the organization tree. */
export const orgUnitCommands: readonly Type[] = [
  AcceptDifference,
  CloseUnit,
  CompareUnits,
  EstablishUnit,
  MergeUnits,
  MoveUnit,
  RejectDifference,
  RenameUnit,
  SplitUnit,
] as unknown as readonly Type[];

export const orgUnitHandlers: readonly Type[] = [
  AcceptDifferenceHandler,
  CloseUnitHandler,
  CompareUnitsHandler,
  EstablishUnitHandler,
  MergeUnitsHandler,
  MoveUnitHandler,
  RejectDifferenceHandler,
  RenameUnitHandler,
  SplitUnitHandler,
];
