import { Injectable } from '@nestjs/common';
import type { Actor, Separation } from '#kernel';
import { actingPersons, Recusals } from '../contract/recusals.contract.js';

type Acting = Pick<Actor, 'accountId' | 'personId' | 'onBehalfOf' | 'via'>;

/** Rules of separation as they stop somebody: who acts, in whose place, and who stands between. */
@Injectable()
export class SeparationRules {
  constructor(private readonly recusals: Recusals) {}

  /** The first of the rules that stops them; undefined where none does. */
  async brokenBy(actor: Acting, rules: readonly Separation[]): Promise<Separation | undefined> {
    const acting = actingPersons(actor);
    const own = rules.find(({ persons }) => persons.some((person) => acting.includes(person)));
    if (own || !rules.some(({ kinOf, interestIn }) => kinOf ?? interestIn)) return own;
    const { relatives, interests } = await this.recusals.of(actor);
    return rules.find(
      ({ kinOf = [], interestIn = [] }) =>
        kinOf.some((person) => relatives.includes(person)) || interestIn.some((id) => interests.includes(id)),
    );
  }
}
