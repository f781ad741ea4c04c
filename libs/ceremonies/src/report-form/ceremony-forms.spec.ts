import { describe, expect, it } from '@jest/globals';
import type { FormFact, PaperPeople } from '#forms/contract';
import { OrgTree, type OrgUnit } from '#registry/contract';
import type { CeremonyEvent } from '../domain/ceremony.events.js';
import { ceremonyKinds } from '../domain/ceremony.kinds.js';
import { CeremonyForms } from './ceremony-forms.adapter.js';
import { itemWords, kindWords } from './ceremony-words.js';

const units: readonly OrgUnit[] = (
  [
    ['3701', '济南市', 'city'],
    ['370112', '历城区', 'county'],
    ['370112013', '西营镇', 'town'],
    ['370112013205', '东河村', 'village'],
  ] as const
).map(([code, name, level], index, all) => ({
  code,
  name,
  level,
  parentCode: all[index - 1]?.[0] ?? null,
  status: 'open',
}));

const people = {
  name: (personId: string) => Promise.resolve({ p1: '周明', p2: '王文书' }[personId]),
  post: (code: string) => ({ vcMember: '村民委员会委员' })[code] ?? code,
} as unknown as PaperPeople;
const tree = {
  find: (code: string) => Promise.resolve(units.find((unit) => unit.code === code)),
  ancestors: () => Promise.resolve(units.slice(0, 3)),
} as unknown as OrgTree;
const forms = new CeremonyForms(people, tree);

const about = { filingId: 'f1', reporterId: 'p1' };
const plan = {
  tables: 18,
  persons: 170,
  cars: 4,
  tableCostFen: 20_050,
  jointBothFamilies: true,
  nonRelativesInvited: false,
  serviceTargetsInvited: false,
};
const timeliness = {
  latestOn: '2026-09-20',
  late: true,
  ruleKey: 'event.wedding.before',
  ruleVersion: 'v1',
  calendarVersion: 'c1',
  provisional: false,
  counted: [],
  skipped: [],
};
const drafted = {
  type: 'ReportDrafted.v2',
  data: {
    ...about,
    procedureVersion: 1,
    villageCode: '370112013205',
    orgPath: ['3701', '370112', '370112013', '370112013205'],
    kind: 'child-wedding',
    drafterId: 'p2',
    channel: 'phone',
    reporterPosts: ['vcMember', 'office-of-old'],
    principal: '长子',
    venue: '村礼堂',
    ceremonyOn: '2026-10-01',
    plan,
  },
} as const;
const late = {
  type: 'ReportSubmitted.v1',
  data: { ...about, submittedOn: '2026-09-22', committed: true, timeliness, lateReason: '日期临时确定', findings: [] },
} as const;
const moved = {
  type: 'ReportChanged.v3',
  data: {
    ...about,
    digest: 'a1',
    ceremonyOn: '2026-10-03',
    plan: null,
    venue: '镇礼堂',
    reason: '场地维修',
    findings: [],
    timeliness: null,
  },
} as const;
const registered = {
  type: 'ReportRegistered.v2',
  data: {
    ...about,
    digest: 'a1',
    registerNumber: '济历城西营婚丧备〔2026〕7号',
    registeredOn: '2026-09-24',
    registrarId: 'p3',
    copiedTo: [],
  },
} as const;
const limit = { ruleKey: 'k', ruleVersion: 'v' };
const reported = {
  type: 'PostReportSubmitted.v1',
  data: {
    ...about,
    submittedOn: '2026-10-09',
    heldOn: '2026-10-04',
    figures: { tables: 21, persons: 180, cars: 4, tableCostFen: 19_900 },
    gifts: {
      receivedFen: 120_000,
      returnedFen: 20_000,
      largestFromNonRelativeFen: 10_000,
      fromServiceTargetsFen: 5_000,
      handedInFen: 100_000,
      handedInOn: '2026-10-08',
      receiptNumber: 'S-12',
    },
    deviations: [
      { item: 'tables', planned: 18, permitted: 20, actual: 21, over: 1, ...limit },
      { item: 'table-cost', planned: 20_050, permitted: 20_000, actual: 19_900, over: 0, ...limit },
      { item: 'cars', planned: 4, permitted: null, actual: 4, over: 0, ...limit },
      { item: 'gift-handed-in-late', planned: null, permitted: 0, actual: 1, over: 1, ...limit },
    ],
    sampled: false,
    committed: true,
    note: null,
  },
} as const;

const subject = (...events: readonly CeremonyEvent[]) => ({
  caseId: 'f1',
  facts: events.map(({ type, data }): FormFact => ({ type, data, occurredAt: '2026-10-09T02:00:00.000Z' })),
});
const withheld = <E extends Readonly<{ data: object }>>(event: E, ...fields: readonly string[]): E => ({
  ...event,
  data: { ...event.data, ...Object.fromEntries(fields.map((field) => [field, null])) },
});

describe('the report as a form', () => {
  it('says who reported what, in which post, for when', async () => {
    expect(await forms.report.fill(subject(drafted))).toMatchObject({
      number: '（未登记）',
      reporter: '周明',
      reportedBy: '王文书',
      unit: '历城区西营镇东河村',
      posts: '村民委员会委员、office-of-old',
      kind: '子女婚嫁',
      principal: '长子',
      submittedOn: '—',
      timeliness: '—',
      ceremonyOn: '2026年10月1日',
      venue: '村礼堂',
      otherReasons: '无',
      commitment: '尚未承诺',
      postReportedOn: '—',
      handedIn: '无',
      deviations: [],
      verification: '—',
      outcome: '办理中',
    });
  });

  it('follows changes, and tells why it came late', async () => {
    expect(await forms.report.fill(subject(drafted, late, moved, registered))).toMatchObject({
      number: '济历城西营婚丧备〔2026〕7号',
      submittedOn: '2026年9月22日',
      timeliness: '迟报（最迟应于2026年9月20日报告）',
      ceremonyOn: '2026年10月3日',
      venue: '镇礼堂',
      otherReasons: '迟报原因：日期临时确定；变更：场地维修',
      commitment: '已承诺遵守廉洁自律各项规定',
    });
  });

  it('sets what was beside what was planned and what is permitted, money in yuan', async () => {
    const filled = await forms.report.fill(subject(drafted, late, registered, reported));
    expect(filled.figures.slice(0, 4)).toEqual([
      { item: '桌数', planned: '18', actual: '21' },
      { item: '人数', planned: '170', actual: '180' },
      { item: '车辆数', planned: '4', actual: '4' },
      { item: '每桌费用（元）', planned: '200.50', actual: '199' },
    ]);
    expect(filled.gifts.map(({ amount }) => amount)).toEqual(['1200', '200', '100', '50', '1000']);
    expect(filled.deviations).toEqual([
      { item: '桌数', permitted: '20', actual: '21', over: '1' },
      { item: '每桌费用（元）', permitted: '200', actual: '199', over: '—' },
      { item: '车辆数', permitted: '不限', actual: '4', over: '—' },
      { item: '逾期上交', permitted: '否', actual: '是', over: '是' },
    ]);
    expect(filled.handedIn).toBe('2026年10月8日上交，收据号 S-12');
    expect(filled.ceremonyOn).toBe('2026年10月4日');
  });

  it('says that personal texts are withheld, or forgotten', async () => {
    const hidden = [withheld(drafted, 'principal', 'venue'), withheld(late, 'lateReason')];
    expect(await forms.report.fill(subject(...hidden))).toMatchObject({
      principal: '（不予显示）',
      venue: '（不予显示）',
      otherReasons: '迟报原因：（不予显示）',
    });
    const forgotten = { type: 'CeremonyDetailForgotten.v1', data: { ...about, forgottenOn: '2027-10-10' } } as const;
    expect((await forms.report.fill(subject(...hidden, forgotten))).venue).toBe('（已按期清除）');
  });
});

describe('the extract from the register', () => {
  it('is there once the report is registered, and holds no personal text', async () => {
    expect(forms.extract.offered(subject(drafted, late))).toBe(false);
    const all = subject(drafted, late, registered, reported);
    expect(forms.extract.offered(all)).toBe(true);
    expect(await forms.extract.fill(all)).toEqual({
      number: '济历城西营婚丧备〔2026〕7号',
      reporter: '周明',
      unit: '历城区西营镇东河村',
      kind: '子女婚嫁',
      registeredOn: '2026年9月24日',
      ceremonyOn: '2026年10月4日',
      timeliness: '迟报（最迟应于2026年9月20日报告）',
      postReportedOn: '2026年10月9日',
      outcome: '办理中',
    });
  });
});

describe('words', () => {
  it('are in Chinese for every kind and every item', () => {
    const words = [...ceremonyKinds.map((kind) => kindWords[kind]), ...Object.values(itemWords).map(({ zh }) => zh)];
    expect(words.filter((word) => !/^\p{Script=Han}/u.test(word))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  });
});
