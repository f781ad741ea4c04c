import { Injectable } from '@nestjs/common';
import { yearOf, type LocalDate } from '#kernel';
import { OrgTree } from '#registry/contract';
import { NumberService } from '#rulebook';
import { unitAt } from '#workflow';
import { LETTER_CLASS } from './domain/letter-numbers.js';

/** Official numbers of the letters that a county writes on its joint reviews. */
@Injectable()
export class LetterDesk {
  constructor(
    private readonly numbers: NumberService,
    private readonly tree: OrgTree,
  ) {}

  /** The number of the letter, which it keeps. `orgPath` is that of the case, `on` the day of the letter. */
  async number(letter: string, orgPath: readonly string[], on: LocalDate): Promise<string> {
    const orgCode = unitAt(orgPath, 'county');
    const above = await this.tree.ancestors(orgCode);
    const county = await this.tree.find(orgCode);
    const orgNames = [...above, ...(county ? [county] : [])].map(({ name }) => name);
    return this.numbers.reserve({ ...seriesOf(orgCode, on), purpose: letter, orgNames });
  }

  /** The number that the letter has; null where it has none yet. */
  async numberOf(letter: string, orgPath: readonly string[], on: LocalDate): Promise<string | null> {
    return this.numbers.heldFor(seriesOf(unitAt(orgPath, 'county'), on), letter);
  }
}

const seriesOf = (orgCode: string, on: LocalDate) => ({ orgCode, documentClass: LETTER_CLASS, year: yearOf(on) });
