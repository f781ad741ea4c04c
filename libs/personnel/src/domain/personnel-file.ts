import { computeDeadline, type WorkCalendar } from '#calendar';
import type { Aggregate, Decider, Decision, Grantee, LocalDate, Policy, Rejection } from '#kernel';
import type { DeadlineRule } from '#workflow';
import { personnelFileEvents, type Paper, type PersonnelFileEvent } from './personnel-file.events.js';
import { evolveFile, noFile, type PersonnelFile, type PersonnelFileState } from './personnel-file.state.js';
import { atCounty, atTown, keepersOf, knownTo, strangersOnly, townOf, type Place } from './place.js';
import { effectUntil, type Sanction } from './sanctions.js';

/** `place` is the unit of the person's post where they hold one. */
export type FileEnv = Readonly<{
  today: LocalDate;
  ruleVersion: string;
  calendar: WorkCalendar;
  place: Place | null;
  entryRule: DeadlineRule;
  sanctionMonths: Readonly<Record<Sanction, Readonly<{ months: number; version: string }>>>;
}>;

type Act<Type extends string, Words = object> = Readonly<{ type: Type; personId: string; env: FileEnv } & Words>;

export type PersonnelFileCommand =
  | Act<'OpenFile'>
  | Act<'TransferFile', { to: Place }>
  | Act<'AddDocument', { paper: Paper }>
  | Act<'CorrectDocument', { paper: Paper; supersedes: string; reason: string }>
  | Act<
      'RecordDisciplineEntry',
      { entryId: string; sanction: Sanction; decisionNo: string; decidedOn: LocalDate; inForceFrom: LocalDate }
    >
  | Act<'RevokeDisciplineEntry', { entryId: string; decisionNo: string; reason: string }>
  | Act<'RecordRecommendation', { recordId: string; recommendedOn: LocalDate; purpose: string }>;

export type PersonnelFileRejection = Rejection<
  | 'file-already-open'
  | 'file-not-open'
  | 'no-town-there'
  | 'already-kept-there'
  | 'dated-in-future'
  | 'in-force-before-decision'
  | 'unknown-document'
  | 'document-superseded'
  | 'unknown-entry'
  | 'entry-already-revoked'
>;

/** A place below the county has a town that can keep a file. */
const COUNTY = 2;

type FileDecision = Decision<PersonnelFileEvent, PersonnelFileRejection>;

const decideOpened = (
  command: Exclude<PersonnelFileCommand, { type: 'OpenFile' }>,
  file: PersonnelFile,
): FileDecision => {
  const { personId, env } = command;
  const { today } = env;
  switch (command.type) {
    case 'TransferFile':
      if (command.to.orgPath.length <= COUNTY) return { rejected: 'no-town-there' };
      if (townOf(command.to) === townOf(file)) return { rejected: 'already-kept-there' };
      return [{ type: 'PersonnelFileTransferred.v1', data: { personId, ...command.to, transferredOn: today } }];
    case 'AddDocument':
      if (command.paper.dated > today) return { rejected: 'dated-in-future' };
      return [{ type: 'FileDocumentAdded.v1', data: { personId, ...command.paper, addedOn: today } }];
    case 'CorrectDocument': {
      const { paper, supersedes, reason } = command;
      const old = file.papers[supersedes];
      if (!old) return { rejected: 'unknown-document' };
      if (old.supersededBy !== null) return { rejected: 'document-superseded' };
      if (paper.dated > today) return { rejected: 'dated-in-future' };
      const data = { personId, ...paper, supersedes, reason, correctedOn: today };
      return [{ type: 'FileDocumentCorrected.v1', data }];
    }
    case 'RecordDisciplineEntry':
      return recordEntry(command);
    case 'RevokeDisciplineEntry': {
      const { entryId, decisionNo, reason } = command;
      const entry = file.entries[entryId];
      if (!entry) return { rejected: 'unknown-entry' };
      if (entry.revokedOn !== null) return { rejected: 'entry-already-revoked' };
      return [{ type: 'DisciplineEntryRevoked.v1', data: { personId, entryId, decisionNo, reason, revokedOn: today } }];
    }
    case 'RecordRecommendation': {
      const { recordId, recommendedOn, purpose } = command;
      if (recommendedOn > today) return { rejected: 'dated-in-future' };
      return [
        { type: 'RecommendationRecorded.v1', data: { personId, recordId, recommendedOn, purpose, recordedOn: today } },
      ];
    }
    default:
      return command satisfies never;
  }
};

/**
 * A decision is placed in the file; one that comes late is placed all the same, and the event says so.
 * Basis: `personnelFile.disciplineEntry`, L09 art. 54; the number of days is DEFAULT.
 */
const recordEntry = (command: Extract<PersonnelFileCommand, { type: 'RecordDisciplineEntry' }>): FileDecision => {
  const { personId, entryId, sanction, decisionNo, decidedOn, inForceFrom, env } = command;
  const { today, calendar, entryRule } = env;
  if (decidedOn > today) return { rejected: 'dated-in-future' };
  if (inForceFrom < decidedOn) return { rejected: 'in-force-before-decision' };
  const { amount, unit, key: ruleKey, version: ruleVersion } = entryRule;
  const counted = computeDeadline({ anchor: inForceFrom, amount, unit, direction: 'after' }, calendar);
  const { dueOn: latestOn, provisional, calendarVersion } = counted;
  const { months, version: periodVersion } = env.sanctionMonths[sanction];
  return [
    {
      type: 'DisciplineEntryRecorded.v1',
      data: {
        personId,
        entryId,
        sanction,
        decisionNo,
        decidedOn,
        inForceFrom,
        effectUntil: effectUntil(inForceFrom, months),
        periodVersion,
        recordedOn: today,
        timeliness: { latestOn, late: today > latestOn, ruleKey, ruleVersion, calendarVersion, provisional },
      },
    },
  ];
};

const decider: Decider<PersonnelFileCommand, PersonnelFileState, PersonnelFileEvent, PersonnelFileRejection> = {
  initialState: () => noFile,
  evolve: evolveFile,
  decide: (command, state) => {
    if (command.type !== 'OpenFile')
      return state.status === 'none' ? { rejected: 'file-not-open' } : decideOpened(command, state);
    const { personId, env } = command;
    if (state.status !== 'none') return { rejected: 'file-already-open' };
    if (!env.place) return { rejected: 'file-not-open' };
    return [{ type: 'PersonnelFileOpened.v1', data: { personId, ...env.place, openedOn: env.today } }];
  },
};

/** Decisions on discipline are placed by the organs that made them, too. */
const writersOf = (command: PersonnelFileCommand, place: Place): readonly Grantee[] =>
  command.type === 'RecordDisciplineEntry' || command.type === 'RevokeDisciplineEntry'
    ? [...keepersOf(place), atTown('townDisciplineOfficer', place), atCounty('countyDisciplineOfficer', place)]
    : keepersOf(place);

/** Nobody writes in their own file or in a near relative's. Basis: handbook 1.2 [P60], Civil Code art. 1045 [L14]. */
export const filePolicy: Policy<PersonnelFileCommand, PersonnelFileState> = (command, state) => {
  const place = state.status === 'none' ? (command.type === 'OpenFile' ? command.env.place : null) : state;
  if (!place) return undefined;
  const separation = strangersOnly(command.personId);
  return { anyOf: writersOf(command, place), separation, seenBy: knownTo(place) };
};

export const personnelFile: Aggregate<
  PersonnelFileCommand,
  PersonnelFileState,
  PersonnelFileEvent,
  PersonnelFileRejection
> = { category: 'personnelfile', decider, events: personnelFileEvents, policy: filePolicy };
