import { recusalsFrom, type Aggregate, type Decider, type LocalDate, type Rejection } from '#kernel';
import { unitAt } from '#workflow';
import { investigationEvents, type InvestigationEvent } from './investigation.events.js';

type Env = Readonly<{ today: LocalDate; personId: string; ruleVersion?: string }>;
type Words<Type extends string, More> = Readonly<{ type: Type; personId: string; documentNo: string; env: Env }> &
  Readonly<More>;

export type InvestigationCommand =
  | Words<'FileInvestigation', { orgPath: readonly string[]; filedOn: LocalDate }>
  | Words<'ConsentToResignation', { consentedOn: LocalDate }>
  | Words<'EndInvestigation', { endedOn: LocalDate }>;

export type InvestigationRejection = Rejection<'investigation-filed' | 'no-investigation' | 'date-ahead'>;

/** `lock` is null where nothing stands in the way; with consent, the person may resign and nothing else. */
export type Investigation = Readonly<{
  orgPath: readonly string[];
  lock: Lock | null;
}>;

export type Lock = Readonly<{ resignationConsented: boolean }>;

const decider: Decider<InvestigationCommand, Investigation, InvestigationEvent, InvestigationRejection> = {
  initialState: () => ({ orgPath: [], lock: null }),
  evolve: (state, event) => {
    switch (event.type) {
      case 'InvestigationFiled.v1':
        return { orgPath: event.data.orgPath, lock: { resignationConsented: false } };
      case 'ResignationConsented.v1':
        return { ...state, lock: { resignationConsented: true } };
      case 'InvestigationEnded.v1':
        return { ...state, lock: null };
      default:
        return event satisfies never;
    }
  },
  decide: (command, { orgPath, lock }) => {
    const { personId, documentNo, env } = command;
    const by = { personId, recordedBy: env.personId, on: env.today, documentNo };
    switch (command.type) {
      case 'FileInvestigation': {
        const { filedOn } = command;
        if (lock) return { rejected: 'investigation-filed' };
        if (filedOn > env.today) return { rejected: 'date-ahead' };
        return [{ type: 'InvestigationFiled.v1', data: { ...by, orgPath: command.orgPath, filedOn } }];
      }
      case 'ConsentToResignation': {
        const { consentedOn } = command;
        if (!lock) return { rejected: 'no-investigation' };
        if (consentedOn > env.today) return { rejected: 'date-ahead' };
        return [{ type: 'ResignationConsented.v1', data: { ...by, orgPath, consentedOn } }];
      }
      case 'EndInvestigation': {
        const { endedOn } = command;
        if (!lock) return { rejected: 'no-investigation' };
        if (endedOn > env.today) return { rejected: 'date-ahead' };
        return [{ type: 'InvestigationEnded.v1', data: { ...by, orgPath, endedOn } }];
      }
      default:
        return command satisfies never;
    }
  },
};

/**
 * Whether a person is under a filed supervision investigation: told by the supervision organ alone.
 * Basis: R6, Sanctions Law art. 52.
 */
export const investigation: Aggregate<InvestigationCommand, Investigation, InvestigationEvent, InvestigationRejection> =
  {
    category: 'investigation',
    decider,
    events: investigationEvents,
    policy: (command, { orgPath }) => {
      const path = command.type === 'FileInvestigation' ? command.orgPath : orgPath;
      if (path.length === 0) return undefined;
      const { personId } = command;
      const anyOf = [{ role: 'countyDisciplineOfficer', org: unitAt(path, 'county') }];
      const separation = [{ code: 'own-case', persons: [personId] }, ...recusalsFrom(personId, personId)];
      return command.type === 'FileInvestigation' ? { anyOf, separation } : { anyOf, seenBy: anyOf, separation };
    },
  };
