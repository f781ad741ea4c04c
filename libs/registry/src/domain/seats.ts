import type { LocalDate } from '#kernel';
import type { PostCode } from './posts.js';

/** One person in one seat of a village. */
export type Seat = Readonly<{
  termId: string;
  personId: string;
  post: PostCode;
  startedOn: LocalDate;
  endedOn: LocalDate | null;
}>;

export const VC: readonly PostCode[] = ['vcDirector', 'vcDeputyDirector', 'vcMember'];
export const VSC: readonly PostCode[] = ['vscDirector', 'vscMember'];
export const BOARD: readonly PostCode[] = ['collectiveChair', 'collectiveDirector'];
export const FINANCE: readonly PostCode[] = ['accountant'];

export const isHeldOn = ({ startedOn, endedOn }: Seat, on: LocalDate): boolean =>
  startedOn <= on && (endedOn === null || endedOn > on);

/** Seats that are held on the day or later: those that a new holder will sit beside. */
export const heldFrom = (seats: readonly Seat[], on: LocalDate): readonly Seat[] =>
  seats.filter(({ endedOn }) => endedOn === null || endedOn > on);

/** Seats that are held on a day from `from` up to the day before `until`. */
export const heldWithin = (seats: readonly Seat[], from: LocalDate, until: LocalDate): readonly Seat[] =>
  from === until
    ? []
    : heldFrom(seats, from).filter(({ startedOn, endedOn }) => startedOn < until && startedOn !== endedOn);

export const holdersIn = (seats: readonly Seat[], posts: readonly PostCode[]): readonly Seat[] =>
  seats.filter(({ post }) => posts.includes(post));

/** How many persons, each counted once. */
export const personsIn = (seats: readonly Seat[]): readonly string[] => [
  ...new Set(seats.map(({ personId }) => personId)),
];
