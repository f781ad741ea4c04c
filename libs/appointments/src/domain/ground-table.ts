import type { Aggregate, Decider, LocalDate, Rejection } from '#kernel';
import { groundTableEvents, type GroundTableEvent } from './ground-table.events.js';
import { commonGrounds, isNeverGround, type Ground } from './ineligibility.js';

type Env = Readonly<{ today: LocalDate; personId: string; ruleVersion?: string }>;

export type GroundTableCommand =
  | (Omit<Ground, 'endsOn'> & Readonly<{ type: 'AddGround'; countyCode: string; env: Env }>)
  | Readonly<{ type: 'EndGround'; countyCode: string; code: string; endsOn: LocalDate; basis: string; env: Env }>;

export type GroundTableRejection = Rejection<
  'ground-known' | 'never-a-ground' | 'ground-without-basis' | 'ground-holds-for-all' | 'unknown-ground' | 'date-passed'
>;

export type GroundTable = Readonly<{ added: readonly Ground[] }>;

const inUse = ({ added }: GroundTable, code: string) => added.some((one) => one.code === code && one.endsOn === null);

const decider: Decider<GroundTableCommand, GroundTable, GroundTableEvent, GroundTableRejection> = {
  initialState: () => ({ added: [] }),
  evolve: (state, event) => {
    switch (event.type) {
      case 'IneligibilityGroundAdded.v1': {
        const { code, tier, zh, en, basis, evidence, effectiveFrom } = event.data;
        return { added: [...state.added, { code, tier, zh, en, basis, evidence, effectiveFrom, endsOn: null }] };
      }
      case 'IneligibilityGroundEnded.v1': {
        const { code, endsOn } = event.data;
        return {
          added: state.added.map((one) => (one.code === code && one.endsOn === null ? { ...one, endsOn } : one)),
        };
      }
      default:
        return event satisfies never;
    }
  },
  decide: (command, state) => {
    const { countyCode, code, env } = command;
    const isCommon = commonGrounds.some((one) => one.code === code);
    if (command.basis.trim() === '') return { rejected: 'ground-without-basis' };
    if (command.type === 'EndGround') {
      if (isCommon) return { rejected: 'ground-holds-for-all' };
      if (!inUse(state, code)) return { rejected: 'unknown-ground' };
      if (command.endsOn < env.today) return { rejected: 'date-passed' };
      const { endsOn, basis } = command;
      return [
        { type: 'IneligibilityGroundEnded.v1', data: { countyCode, code, endsOn, basis, approverId: env.personId } },
      ];
    }
    const { tier, zh, en, basis, evidence, effectiveFrom } = command;
    if (isNeverGround(code, zh, en)) return { rejected: 'never-a-ground' };
    if (isCommon || inUse(state, code)) return { rejected: 'ground-known' };
    if (effectiveFrom < env.today) return { rejected: 'date-passed' };
    const told = { countyCode, code, tier, zh, en, basis, evidence, effectiveFrom };
    return [{ type: 'IneligibilityGroundAdded.v1', data: { ...told, approverId: env.personId, addedOn: env.today } }];
  },
};

/** The grounds that a county adds to the common ones, each approved by its organization leader. Basis: handbook W1a. */
export const groundTable: Aggregate<GroundTableCommand, GroundTable, GroundTableEvent, GroundTableRejection> = {
  category: 'groundtable',
  decider,
  events: groundTableEvents,
  policy: ({ countyCode }) => ({ anyOf: [{ role: 'countyOrgLeader', org: countyCode }] }),
};
