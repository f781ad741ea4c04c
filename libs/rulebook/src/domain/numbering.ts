import type { Aggregate, Decider, Grantee, LocalDate, Rejection } from '#kernel';
import { numberingEvents, type NumberingEvent } from './numbering.events.js';

/** `keepers` may void at the organ of the sequence; `env.inUse` says whether a case that is not void bears the number. */
type VoidNumber = Readonly<{
  type: 'VoidNumber';
  purpose: string;
  sequence: number;
  reason: string;
  personId: string;
  keepers: readonly Grantee[];
  env: Readonly<{ today: LocalDate; ruleVersion?: string; inUse: boolean }>;
}>;

export type NumberingCommand =
  | Readonly<{ type: 'ReserveNumber'; purpose: string; issuer: string; documentClass: string; year: number }>
  | VoidNumber;

export type NumberingRejection = Rejection<'no-such-number' | 'number-in-use' | 'void-reason-missing'>;

type Held = Readonly<{ sequence: number; text: string }>;
type State = Readonly<{ next: number; held: Readonly<Record<string, Held>> }>;

const decider: Decider<NumberingCommand, State, NumberingEvent, NumberingRejection> = {
  initialState: () => ({ next: 1, held: {} }),
  evolve: (state, event) => {
    switch (event.type) {
      case 'NumberReserved.v1': {
        const { purpose, sequence, text } = event.data;
        return { next: sequence + 1, held: { ...state.held, [purpose]: { sequence, text } } };
      }
      case 'NumberVoided.v2': {
        const { [event.data.purpose]: _voided, ...held } = state.held;
        return { ...state, held };
      }
      default:
        return event satisfies never;
    }
  },
  decide: (command, state) => {
    const { purpose } = command;
    const held = state.held[purpose];
    switch (command.type) {
      case 'ReserveNumber': {
        if (held) return [];
        const { issuer, documentClass, year } = command;
        const text = documentNumber(issuer, documentClass, year, state.next);
        return [{ type: 'NumberReserved.v1', data: { purpose, sequence: state.next, text } }];
      }
      case 'VoidNumber':
        return voiding(command, held);
      default:
        return command satisfies never;
    }
  },
};

const voiding = ({ purpose, sequence, personId, env, ...words }: VoidNumber, held: Held | undefined) => {
  const reason = words.reason.trim();
  if (held?.sequence !== sequence) return { rejected: 'no-such-number' } as const;
  if (env.inUse) return { rejected: 'number-in-use' } as const;
  if (reason === '') return { rejected: 'void-reason-missing' } as const;
  const data = { purpose, sequence, reason, voidedBy: personId, voidedOn: env.today };
  return [{ type: 'NumberVoided.v2', data }] as const;
};

/**
 * The official form: issuer code, document class, year in hexagonal brackets, sequence without leading zeros.
 * Basis: handbook 5, "Document number" (GB/T 9704, RECALL).
 */
export const documentNumber = (issuer: string, documentClass: string, year: number, sequence: number): string =>
  `${issuer}${documentClass}〔${year}〕${sequence}号`;

const HIGH_TECH_ZONE = /高新技术产业开发区$/u;
const LEVEL = /(?:自治县|街道办事处|街道|(?<!开发)区|县|市|镇|乡)$/u;

/** `济南高新技术产业开发区` → `高新`, `港沟街道` → `港沟`; an economic development zone keeps what it is. */
const shortName = (name: string): string =>
  name
    .replace(/^济南(?=.)/u, '')
    .replace(HIGH_TECH_ZONE, '高新')
    .replace(LEVEL, '');

/**
 * `['济南市', '历城区', '港沟街道']` → `济历城港沟`: the city's first character, then the short names of the units below it,
 * without repeating how the name above begins (`济阳`, `商河经济开发区` in `商河县`).
 */
export const issuerCode = ([city = '', ...below]: readonly string[]): string => {
  const [first = '', ...rest] = below.map(shortName);
  const head = first.startsWith(city.slice(0, 1)) ? first : city.slice(0, 1) + first;
  return (
    head +
    rest
      .map((name) => (name.length > first.length && name.startsWith(first) ? name.slice(first.length) : name))
      .join('')
  );
};

/** One sequence for each organ, document class and year: gap-free, a number voided is never used again. */
export const numbering: Aggregate<NumberingCommand, State, NumberingEvent, NumberingRejection> = {
  category: 'numbering',
  decider,
  events: numberingEvents,
  policy: (command) => ({ anyOf: command.type === 'VoidNumber' ? command.keepers : [{ system: true }] }),
};
