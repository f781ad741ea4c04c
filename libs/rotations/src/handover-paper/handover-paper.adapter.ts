import { Injectable } from '@nestjs/common';
import { NOTHING, numbered, officialDate, PaperPeople, WITHHELD, type CaseForm } from '#forms/contract';
import { fold, type LocalDate } from '#kernel';
import { Rulebook } from '#rulebook';
import { unitAt } from '#workflow';
import { EXTENDED } from '../domain/handover.acts.js';
import { HANDOVER } from '../domain/handover.procedure.js';
import type { HandoverEvent, ItemState } from '../domain/handover.events.js';
import type { HandoverFacts } from '../domain/handover.facts.js';
import { itemKinds, type Signatory } from '../domain/handover.items.js';
import { handover } from '../domain/handover.js';
import { handoverRules } from '../domain/rotation-rules.js';

type Facts = readonly HandoverEvent[];

const UNNAMED = '（未确定）';
const stateWords: Readonly<Record<ItemState, string>> = { accepted: '已接收', disputed: '有争议' };
const roleWords: Readonly<Record<Signatory, string>> = { outgoing: '移交人', incoming: '接收人', witness: '监交人' };

/** The list of what is handed over, with what is disputed and who has signed. Basis: handbook W2, Handover. */
@Injectable()
export class HandoverPaper {
  constructor(
    private readonly people: PaperPeople,
    private readonly rulebook: Rulebook,
  ) {}

  readonly form: CaseForm<'handover-list'> = {
    name: 'handover-list',
    category: handover.category,
    offered: ({ facts }) => facts.some(({ type }) => type === 'HandoverListPrepared.v1'),
    fill: async (subject) => {
      const told = subject.facts as unknown as Facts;
      const { flow, facts } = fold(handover.decider, told);
      const { orgPath, subjectId, clocks } = flow!;
      const { villageCode, post, countedFrom } = facts.opened!;
      const { receiverId, signed } = facts;
      const names: Readonly<Record<Signatory, string>> = {
        outgoing: await this.people.name(subjectId),
        incoming: receiverId === null ? UNNAMED : await this.people.name(receiverId),
        witness: signed.witness === undefined ? '' : await this.people.name(signed.witness),
      };
      const signedOn = signatureDays(told);
      return {
        number: NOTHING,
        town: await this.people.unit(unitAt(orgPath, 'town')),
        village: await this.people.unit(villageCode),
        post: this.people.post(post),
        ...names,
        noticeOn: officialDate(countedFrom),
        dueOn: officialDate((clocks.deadlines[EXTENDED] ?? clocks.deadlines[HANDOVER])?.dueOn),
        copies: String(await this.copies(orgPath, told)),
        items: itemRows(facts, told),
        signers: (Object.keys(roleWords) as Signatory[]).map((as) => ({
          role: roleWords[as],
          name: names[as],
          signedOn: signedOn.has(as) ? officialDate(signedOn.get(as)) : unsigned(as, facts),
        })),
      };
    },
  };

  /** As the rule was when the handover began. Basis: `handover.copies`. */
  private async copies(orgPath: readonly string[], told: Facts): Promise<number> {
    const opened = told.find((event) => event.type === 'HandoverOpened.v1')!;
    const edition = await this.rulebook.current();
    return handoverRules((key) => edition.inForce(key, orgPath, opened.data.on)).copies;
  }
}

const itemRows = ({ items, checked }: HandoverFacts, told: Facts) =>
  numbered(
    items.map(({ itemId, kind, description, serial, quantity }) => {
      const state = checked[itemId];
      const check = told.findLast((event) => event.type === 'HandoverItemChecked.v1' && event.data.itemId === itemId);
      const note = check?.type === 'HandoverItemChecked.v1' ? check.data.note : null;
      return {
        kind: itemKinds[kind].zh,
        name: description,
        serial: serial ?? NOTHING,
        quantity: String(quantity),
        state: state === undefined ? '' : stateWords[state],
        note: state === 'disputed' ? (note ?? WITHHELD) : '',
      };
    }),
  );

const signatureDays = (told: Facts): ReadonlyMap<Signatory, LocalDate> =>
  new Map(told.flatMap((event) => (event.type === 'HandoverSigned.v1' ? [[event.data.as, event.data.on]] : [])));

/** The record that an order was enforced stands for the signature of whoever refused. Basis: handbook W2 (refused, ordered, enforced). */
const unsigned = (as: Signatory, { refusedBy, enforced }: HandoverFacts): string =>
  enforced && as === refusedBy ? '拒签，已责令移交' : '';
