import type { Aggregate, Decider, LocalDate, Rejection, Requirement } from '#kernel';
import { groundTableEvents, type GroundTableEvent } from './ground-table.events.js';
import { commonGrounds, type Ground } from './ineligibility.js';
import { namesLegalBasis } from './legal-basis.js';
import { isNeverGround } from './never-a-ground.js';

type Env = Readonly<{ today: LocalDate; personId: string; ruleVersion?: string }>;

export type GroundTableCommand =
  | (Omit<Ground, 'endsOn'> & Readonly<{ type: 'AddGround'; countyCode: string; env: Env }>)
  | Readonly<{ type: 'ApproveGround'; countyCode: string; code: string; env: Env }>
  | Readonly<{ type: 'EndGround'; countyCode: string; code: string; endsOn: LocalDate; basis: string; env: Env }>;

export type GroundTableRejection = Rejection<
  | 'ground-known'
  | 'never-a-ground'
  | 'ground-without-basis'
  | 'ground-holds-for-all'
  | 'ground-approved-already'
  | 'unknown-ground'
  | 'date-passed'
>;

export type CountyGround = Ground & Readonly<{ addedBy: string; approved: boolean }>;
export type GroundTable = Readonly<{ added: readonly CountyGround[] }>;

type Of<T extends GroundTableCommand['type']> = Extract<GroundTableCommand, { type: T }>;
type Outcome = readonly GroundTableEvent[] | GroundTableRejection;

const isOpen = (one: CountyGround, code: string): boolean => one.code === code && one.endsOn === null;

const openGround = ({ added }: GroundTable, code: string): CountyGround | undefined =>
  added.find((one) => isOpen(one, code));

const changed = ({ added }: GroundTable, code: string, values: Partial<CountyGround>): GroundTable => ({
  added: added.map((one) => (isOpen(one, code) ? { ...one, ...values } : one)),
});

const decider: Decider<GroundTableCommand, GroundTable, GroundTableEvent, GroundTableRejection> = {
  initialState: () => ({ added: [] }),
  evolve: (state, event) => {
    switch (event.type) {
      case 'IneligibilityGroundAdded.v2': {
        const { countyCode: _county, addedOn: _on, ...ground } = event.data;
        return { added: [...state.added, { ...ground, endsOn: null, approved: false }] };
      }
      case 'IneligibilityGroundApproved.v1': {
        const { code, effectiveFrom } = event.data;
        return changed(state, code, { approved: true, effectiveFrom });
      }
      case 'IneligibilityGroundEnded.v1': {
        const { code, endsOn } = event.data;
        return changed(state, code, { endsOn });
      }
      default:
        return event satisfies never;
    }
  },
  decide: (command, state) => {
    switch (command.type) {
      case 'AddGround':
        return add(command, state);
      case 'ApproveGround':
        return approve(command, state);
      case 'EndGround':
        return end(command, state);
      default:
        return command satisfies never;
    }
  },
};

const isCommon = (code: string): boolean => commonGrounds.some((one) => one.code === code);

const add = (
  { countyCode, code, tier, zh, en, basis, evidence, effectiveFrom, env }: Of<'AddGround'>,
  { added }: GroundTable,
): Outcome => {
  if (isNeverGround(code, zh, en, basis, evidence)) return { rejected: 'never-a-ground' };
  if (!namesLegalBasis(basis)) return { rejected: 'ground-without-basis' };
  const inUse = added.some((one) => one.code === code && (one.endsOn === null || env.today < one.endsOn));
  if (isCommon(code) || inUse) return { rejected: 'ground-known' };
  if (effectiveFrom < env.today) return { rejected: 'date-passed' };
  const told = { countyCode, code, tier, zh, en, basis, evidence, effectiveFrom };
  return [{ type: 'IneligibilityGroundAdded.v2', data: { ...told, addedBy: env.personId, addedOn: env.today } }];
};

/** It holds from its day on, and never from a day before its approval. */
const approve = ({ countyCode, code, env }: Of<'ApproveGround'>, state: GroundTable): Outcome => {
  const ground = openGround(state, code);
  if (!ground) return { rejected: 'unknown-ground' };
  if (ground.approved) return { rejected: 'ground-approved-already' };
  if (isNeverGround(code, ground.zh, ground.en, ground.basis, ground.evidence)) return { rejected: 'never-a-ground' };
  if (!namesLegalBasis(ground.basis)) return { rejected: 'ground-without-basis' };
  const { personId: approverId, today: approvedOn } = env;
  const effectiveFrom = ground.effectiveFrom < approvedOn ? approvedOn : ground.effectiveFrom;
  return [
    { type: 'IneligibilityGroundApproved.v1', data: { countyCode, code, approverId, approvedOn, effectiveFrom } },
  ];
};

const end = ({ countyCode, code, endsOn, basis, env }: Of<'EndGround'>, state: GroundTable): Outcome => {
  if (!namesLegalBasis(basis)) return { rejected: 'ground-without-basis' };
  if (isCommon(code)) return { rejected: 'ground-holds-for-all' };
  if (!openGround(state, code)) return { rejected: 'unknown-ground' };
  if (endsOn < env.today) return { rejected: 'date-passed' };
  return [{ type: 'IneligibilityGroundEnded.v1', data: { countyCode, code, endsOn, basis, approverId: env.personId } }];
};

/** Basis: handbook W1a (a county adds a ground only with an approver), 1.2 (drafter and approver are different people). */
const policy = (command: GroundTableCommand, state: GroundTable): Requirement => {
  const { countyCode: org, code } = command;
  if (command.type !== 'ApproveGround') return { anyOf: [{ role: 'countyOrgLeader', org }] };
  const ground = openGround(state, code);
  return {
    anyOf: [{ role: 'countyDisciplineOfficer', org }],
    separation: ground ? [{ code: 'drafter-acts-apart', persons: [ground.addedBy] }] : [],
  };
};

/**
 * The grounds that a county adds to the common ones: its organization leader adds one, and it holds once somebody else, of
 * the county's discipline organ, has approved it. Basis: handbook W1a; ADR 69.
 */
export const groundTable: Aggregate<GroundTableCommand, GroundTable, GroundTableEvent, GroundTableRejection> = {
  category: 'groundtable',
  decider,
  events: groundTableEvents,
  policy,
};
