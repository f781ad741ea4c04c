import type { Aggregate, Decision, Policy } from '#kernel';
import { foldIdentityNumber, readIdentityNumber } from './identity-number.js';
import type { PersonCommand, PersonRejection, RecordIdentityNumber, RecordTraits } from './person.commands.js';
import { personEvents, type PersonEvent } from './person.events.js';
import { contradicts, isAhead, traitFault } from './person.rules.js';
import { evolvePerson, noPerson, type Person, type PersonState } from './person.state.js';
import { noTraits, withTraits, type Traits } from './person.traits.js';
import { registrarsOf } from './registrars.js';

type PersonDecision = Decision<PersonEvent, PersonRejection>;

const reject = (rejected: PersonRejection['rejected']): PersonRejection => ({ rejected });

const traitKeys = Object.keys(noTraits) as (keyof Traits)[];

const recordTraits = (command: RecordTraits, { personId, traits, identity }: Person): PersonDecision => {
  const { type: _command, env, ...told } = command;
  if (traitKeys.every((key) => told[key] === null)) return reject('nothing-recorded');
  const then = withTraits(traits, told);
  const fault = traitFault(told, then, identity, env.today);
  if (fault) return reject(fault);
  if (traitKeys.every((key) => then[key] === traits[key])) return [];
  return [{ type: 'PersonTraitsRecorded.v1', data: { personId, ...told, recordedOn: env.today } }];
};

const recordNumber = ({ number: given, env }: RecordIdentityNumber, person: Person): PersonDecision => {
  const { personId, traits } = person;
  const number = foldIdentityNumber(given);
  const identity = readIdentityNumber(number);
  if (!identity || isAhead(identity.bornOn, env.today)) return reject('identity-number-invalid');
  if (env.holderId !== null && env.holderId !== personId) return reject('identity-number-taken');
  if (contradicts(traits, identity)) return reject('identity-number-contradicts');
  if (person.number === number) return [];
  return [{ type: 'IdentityNumberRecorded.v1', data: { personId, number, digest: env.digest, recordedOn: env.today } }];
};

const decideKnown = (command: Exclude<PersonCommand, { type: 'RegisterPerson' }>, person: Person): PersonDecision => {
  const { personId, presence, name, traits, identity } = person;
  const { today } = command.env;
  const bornOn = traits.bornOn ?? identity?.bornOn ?? null;
  const markFault = (on: string) => {
    if (isAhead(on, today)) return reject('date-ahead');
    if (bornOn !== null && on < bornOn) return reject('before-birth');
    return presence === 'deceased' ? reject('person-not-present') : undefined;
  };
  switch (command.type) {
    case 'RecordTraits':
      return recordTraits(command, person);
    case 'RecordIdentityNumber':
      return recordNumber(command, person);
    case 'CorrectName': {
      const right = command.name.trim();
      if (right === '') return reject('name-missing');
      if (right === name) return reject('name-unchanged');
      const { reason } = command;
      return [{ type: 'PersonNameCorrected.v1', data: { personId, name: right, reason, correctedOn: today } }];
    }
    case 'MarkDeceased': {
      const { diedOn } = command;
      return markFault(diedOn) ?? [{ type: 'PersonDeceased.v1', data: { personId, diedOn, markedOn: today } }];
    }
    case 'MarkLeft': {
      const { leftOn } = command;
      if (presence === 'left') return reject('person-not-present');
      return markFault(leftOn) ?? [{ type: 'PersonLeft.v1', data: { personId, leftOn, markedOn: today } }];
    }
    case 'WithdrawMark': {
      if (presence === 'present') return reject('no-mark');
      const { reason } = command;
      return [{ type: 'PersonMarkWithdrawn.v1', data: { personId, reason, withdrawnOn: today } }];
    }
    default:
      return command satisfies never;
  }
};

const decide = (command: PersonCommand, state: PersonState): PersonDecision => {
  if (command.type !== 'RegisterPerson')
    return state.status === 'none' ? reject('unknown-person') : decideKnown(command, state);
  if (state.status !== 'none') return reject('already-registered');
  const { personId, orgCode, env } = command;
  const name = command.name.trim();
  if (name === '') return reject('name-missing');
  return [{ type: 'PersonRegistered.v1', data: { personId, name, orgCode, registeredOn: env.today } }];
};

/** Nobody records facts about themselves. To others than the registrars and the person, the record is unknown. */
const policy: Policy<PersonCommand, PersonState> = (command, state) => {
  if (command.type === 'RegisterPerson') return { anyOf: registrarsOf(command.orgCode) };
  if (state.status === 'none') return undefined;
  const { personId, orgCode } = state;
  const anyOf = registrarsOf(orgCode);
  return { anyOf, seenBy: [...anyOf, { person: personId }], separation: [{ code: 'own-record', persons: [personId] }] };
};

export const person: Aggregate<PersonCommand, PersonState, PersonEvent, PersonRejection> = {
  category: 'person',
  decider: { initialState: () => noPerson, evolve: evolvePerson, decide },
  events: personEvents,
  policy,
};
