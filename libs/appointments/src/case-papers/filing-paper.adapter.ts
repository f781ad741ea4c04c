import { Injectable } from '@nestjs/common';
import { NOTHING, numbered, officialDate, PaperPeople, WITHHELD, type CaseForm } from '#forms/contract';
import { fold } from '#kernel';
import { unitAt, type Flow } from '#workflow';
import { filingCheckCodes, filingChecks } from '../domain/filing-checks.js';
import type { FilingEvent } from '../domain/filing.events.js';
import { isFiled, isObjected, type FilingFacts } from '../domain/filing.facts.js';
import { MINUTES, secretaryFiling } from '../domain/filing.js';
import { FilingRows } from './filing-rows.query.js';

type Facts = readonly FilingEvent[];
type DataOf<Type extends FilingEvent['type']> = Extract<FilingEvent, { type: Type }>['data'];

const POST = 'secretary';
const NOT_NUMBERED = '（未编号）';
const modeWords = { pre: '任前备案', post: '任后备案' } as const;

const last = <Type extends FilingEvent['type']>(facts: Facts, type: Type): DataOf<Type> | undefined =>
  facts.findLast((fact) => fact.type === type)?.data as DataOf<Type> | undefined;

/** The filing form of a secretary, as the filing stands. Basis: handbook W1b (what is checked, written opinion back). */
@Injectable()
export class FilingPaper {
  constructor(
    private readonly people: PaperPeople,
    private readonly rows: FilingRows,
  ) {}

  readonly form: CaseForm<'filing-form'> = {
    name: 'filing-form',
    category: secretaryFiling.category,
    offered: ({ facts }) => facts.some(({ type }) => type === 'CaseSubmitted.v1'),
    fill: async (subject) => {
      const told = subject.facts as unknown as Facts;
      const { flow, facts } = fold(secretaryFiling.decider, told);
      const { orgPath, subjectId } = flow!;
      const { reviewId, mode, countsFrom, villageCode } = facts.prepared!;
      const { letterNo, validUntil } = await this.rows.reviewOf(reviewId);
      const appointment = mode === 'post' ? await this.rows.appointmentOn(subjectId, reviewId) : null;
      const careers = await this.people.careerOf(subjectId);
      const { filingNo, voided, checks } = facts;
      const decided = last(told, 'CaseDecided.v1');
      const objection = isObjected(flow!) ? last(told, 'FilingObjected.v1') : undefined;
      return {
        number: filingNo === null ? NOT_NUMBERED : `${filingNo}${voided ? '（已作废）' : ''}`,
        mode: modeWords[mode],
        town: await this.people.unit(unitAt(orgPath, 'town')),
        village: await this.people.unit(villageCode),
        name: await this.people.name(subjectId),
        ...(await this.people.personal(subjectId)),
        presentPost: await this.people.postsOf(subjectId, last(told, 'FilingPrepared.v1')!.on),
        post: this.people.post(POST),
        reviewNumber: letterNo ?? NOTHING,
        reviewValidUntil: officialDate(validUntil),
        decidedBy: await this.people.partyCommittee(unitAt(orgPath, 'town')),
        decidedOn: officialDate(appointment?.documentOn ?? countsFrom),
        documentNumber: appointment?.documentNo ?? minutesOf(told)?.documentNo ?? NOTHING,
        careers: careers.length > 0 ? careers : [{ period: NOTHING, description: NOTHING }],
        checklist: numbered(
          filingCheckCodes.map((code) => ({
            item: filingChecks[code].zh,
            result: resultOf(checks?.find(({ check }) => check === code)),
            remark: objection?.checks.includes(code) ? '提出异议' : '',
          })),
        ),
        opinion: objection ? `提出异议：${objection.ground ?? WITHHELD}` : opinionOf(flow!, facts),
        signedBy: decided && flow!.outcome !== null ? await this.people.name(decided.personId) : '',
        filedOn: isFiled(flow!, facts) ? officialDate(last(told, 'FilingAccepted.v1')!.on) : '',
      };
    },
  };
}

const minutesOf = (facts: Facts): DataOf<'DocumentAttached.v3'> | undefined =>
  facts.findLast((fact) => fact.type === 'DocumentAttached.v3' && fact.data.kind === MINUTES)?.data as
    DataOf<'DocumentAttached.v3'> | undefined;

const opinionOf = (flow: Flow, facts: FilingFacts): string => {
  if (facts.voided) return '备案已作废';
  return isFiled(flow, facts) ? '予以备案' : '';
};

const resultOf = (check: Readonly<{ conforms: boolean }> | undefined): string => {
  if (check === undefined) return '';
  return check.conforms ? '符合要求' : '存在问题';
};
