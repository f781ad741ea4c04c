import { Injectable } from '@nestjs/common';
import { NOTHING, officialDate, PaperPeople, type CaseForm, type FormSubject } from '#forms/contract';
import { OrgTree } from '#registry/contract';
import { kindWords, methodWords } from './ceremony-words.js';
import { ReportFacts } from './report-facts.js';
import { deviationRows, figureRows, giftRows } from './report-rows.adapter.js';

const category = 'ceremony';

/** The forms of a ceremony case: the report itself, and the line of the register that outlives its detail. */
@Injectable()
export class CeremonyForms {
  constructor(
    private readonly people: PaperPeople,
    private readonly tree: OrgTree,
  ) {}

  readonly report: CaseForm<'ceremony-report'> = {
    name: 'ceremony-report',
    category,
    offered: () => true,
    fill: async (subject) => {
      const facts = new ReportFacts(subject.facts);
      const { ceremony, held } = facts;
      const personal = (text: string | null) => text ?? (facts.isForgotten ? '（已按期清除）' : '（不予显示）');
      const submitted = facts.last('ReportSubmitted.v1');
      const post = facts.last('PostReportSubmitted.v1');
      const { drafterId, reporterId } = ceremony;
      const reasons = [
        ...(submitted?.timeliness.late ? [`迟报原因：${personal(submitted.lateReason)}`] : []),
        ...facts.all('ReportChanged.v3').map(({ reason }) => `变更：${personal(reason)}`),
      ];
      const measured = ceremony.deviations.length > 0 ? ceremony.deviations : (submitted?.findings ?? []);
      return {
        ...(await this.heading(facts)),
        posts: ceremony.reporterPosts.map((post) => this.people.post(post)).join('、') || NOTHING,
        principal: personal(facts.principal),
        reportedBy: drafterId === reporterId ? '本人' : await this.people.name(drafterId),
        submittedOn: officialDate(submitted?.submittedOn ?? facts.last('FuneralNotified.v2')?.notifiedOn),
        venue: personal(facts.venue),
        otherReasons: reasons.join('；') || '无',
        commitment: ceremony.committed ? '已承诺遵守廉洁自律各项规定' : '尚未承诺',
        figures: figureRows(facts.plan, held?.figures),
        gifts: giftRows(held?.gifts),
        handedIn: handedIn(held?.gifts),
        deviations: deviationRows(measured),
        verification: verification(facts, personal),
        postReportedOn: officialDate(post?.submittedOn),
      };
    },
  };

  readonly extract: CaseForm<'ceremony-register-extract'> = {
    name: 'ceremony-register-extract',
    category,
    offered: ({ facts }: FormSubject) => facts.some(({ type }) => type === 'ReportRegistered.v2'),
    fill: async (subject) => {
      const facts = new ReportFacts(subject.facts);
      return {
        ...(await this.heading(facts)),
        registeredOn: officialDate(facts.last('ReportRegistered.v2')?.registeredOn),
        postReportedOn: officialDate(facts.last('PostReportSubmitted.v1')?.submittedOn),
      };
    },
  };

  private async heading(facts: ReportFacts) {
    const { ceremony } = facts;
    return {
      number: facts.last('ReportRegistered.v2')?.registerNumber ?? '（未登记）',
      reporter: await this.people.name(ceremony.reporterId),
      unit: await this.unit(ceremony.villageCode),
      kind: kindWords[ceremony.kind],
      ceremonyOn: officialDate(ceremony.ceremonyOn),
      timeliness: timeliness(facts),
      outcome: outcome(facts),
    };
  }

  /** From the county down: what stands above is on the seal. */
  private async unit(code: string): Promise<string> {
    const above = await this.tree.ancestors(code);
    const own = await this.tree.find(code);
    const units = [...above.filter(({ level }) => level === 'county' || level === 'town'), ...(own ? [own] : [])];
    return units.map(({ name }) => name).join('');
  }
}

const timeliness = (facts: ReportFacts): string => {
  const judged = (facts.last('ReportSubmitted.v1') ?? facts.last('FuneralNotified.v2'))?.timeliness;
  if (judged === undefined) return NOTHING;
  return judged.late ? `迟报（最迟应于${officialDate(judged.latestOn)}报告）` : '按期';
};

const handedIn = (gifts: Readonly<{ handedInOn: string | null; receiptNumber: string | null }> | undefined): string =>
  gifts?.handedInOn ? `${officialDate(gifts.handedInOn)}上交，收据号 ${gifts.receiptNumber ?? NOTHING}` : '无';

const verification = (facts: ReportFacts, personal: (text: string | null) => string): string => {
  const verified = facts.last('PostReportVerified.v2');
  if (verified === undefined) return NOTHING;
  const { verifiedOn, method, agrees, note } = verified;
  return `${officialDate(verifiedOn)}${methodWords[method]}，与报告${agrees ? '相符' : '不符'}。${personal(note)}`;
};

const outcome = (facts: ReportFacts): string => {
  const closed = facts.last('CeremonyClosed.v1');
  if (closed) return `${officialDate(closed.closedOn)}${closed.outcome === 'in-order' ? '办结' : '移送后办结'}`;
  const cancelled = facts.last('ReportCancelled.v1');
  if (cancelled) return `${officialDate(cancelled.cancelledOn)}取消`;
  const lapsed = facts.last('DraftLapsed.v1');
  return lapsed ? `${officialDate(lapsed.lapsedOn)}草稿失效` : '办理中';
};
