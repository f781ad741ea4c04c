import { eventSchema, type DomainEvent, type Personal } from '#kernel';
import { workCalendar } from '#calendar';
import type { DeadlineEvent } from '../deadline.events.js';
import { agree, office, procedure, stage } from '../flow/flow.fixture.js';
import type { Hosted, HostedStep, HostEnv, Hosting } from './hosting.js';

/** A context with facts of its own: a permit that is asked for, stamped when it is decided, and runs out on a milestone. */
export type PermitEvent =
  | DomainEvent<'PermitAsked.v1', { caseId: string; subjectId: string; purpose: Personal<string> }>
  | DomainEvent<'PermitStamped.v1', { caseId: string; outcome: string }>
  | DomainEvent<'PermitLapsed.v1', { caseId: string }>
  | DomainEvent<'SiteNamed.v1', { caseId: string; site: string }>
  | DomainEvent<'PermitRated.v1', { caseId: string; rating: number }>;

export type PermitFacts = Readonly<{
  asked: boolean;
  stamped: string | null;
  lapsed: boolean;
  site: string | null;
  rating: number | null;
}>;
type PermitWords =
  | Readonly<{ type: 'AskPermit'; caseId: string; subjectId: string; purpose: string; orgPath: readonly string[] }>
  | Readonly<{ type: 'TearPermit' }>
  | Readonly<{ type: 'NameSite'; site: string }>
  /** Rated on what lies there, with the minutes of who rated it; the rating is then before who decides. */
  | Readonly<{ type: 'RatePermit'; rating: number; minutes: string | null; signing?: string }>;

const permitFacts = eventSchema<PermitEvent>({
  current: ['PermitAsked.v1', 'PermitStamped.v1', 'PermitLapsed.v1', 'SiteNamed.v1', 'PermitRated.v1'],
  personal: { 'PermitAsked.v1': { subject: 'subjectId', scope: 'caseId', fields: ['purpose'] } },
});

const first = procedure(
  [
    stage('check', {
      actors: [{ role: 'checker', at: 'town' }],
      may: ['return', 'transfer'],
      returnsTo: ['draft'],
      deadline: { rule: 'sample.reply', each: 'stage' },
      apartFrom: ['draft'],
    }),
  ],
  {
    key: 'permit',
    correction: 'sample.correction',
    withdraw: { beforeStage: 'check' },
    decision: { ...procedure([]).decision, actors: [{ role: 'leader', at: 'county' }], apartFrom: ['draft', 'check'] },
  },
);

const own = (type: Exclude<PermitEvent['type'], 'PermitAsked.v1'>, data: object) => ({ type, data }) as PermitEvent;

const rated = (
  { rating, minutes, signing }: Extract<PermitWords, { type: 'RatePermit' }>,
  caseId: string,
): readonly HostedStep<PermitEvent>[] => [
  own('PermitRated.v1', { caseId, rating }),
  ...(minutes === null ? [] : [{ type: 'AttachDocument', sha256: minutes, kind: 'minutes' } as const]),
  ...(signing === undefined ? [] : [agree(signing)]),
];

export const permits: Hosting<PermitFacts, PermitEvent, PermitWords, 'asked-already' | 'no-papers', HostEnv> = {
  category: 'permit',
  procedures: [first, { ...first, version: 2, stages: [...first.stages, stage('panel', { after: ['check'] })] }],
  begins: () => 'permit',
  facts: permitFacts,
  noFacts: { asked: false, stamped: null, lapsed: false, site: null, rating: null },
  evolve: (facts, event) => {
    if (event.type === 'PermitAsked.v1') return { ...facts, asked: true };
    if (event.type === 'PermitStamped.v1') return { ...facts, stamped: event.data.outcome };
    if (event.type === 'SiteNamed.v1') return { ...facts, site: event.data.site };
    if (event.type === 'PermitRated.v1') return { ...facts, rating: event.data.rating };
    return event.type === 'PermitLapsed.v1' ? { ...facts, lapsed: true } : facts;
  },
  material: ({ asked, site, rating }) => ({
    asked,
    ...(site === null ? {} : { site }),
    ...(rating === null ? {} : { rating }),
  }),
  bearing: {
    'PermitAsked.v1': 'lays',
    'PermitStamped.v1': 'notes',
    'PermitLapsed.v1': 'notes',
    'SiteNamed.v1': 'lays',
    'PermitRated.v1': 'weighs',
  },
  act: (command, { flow }) => {
    if (command.type === 'TearPermit') return [];
    if (command.type === 'NameSite') return [own('SiteNamed.v1', { caseId: flow!.caseId, site: command.site })];
    if (command.type === 'RatePermit') return rated(command, flow!.caseId);
    if (flow) return { rejected: 'asked-already' };
    const { caseId, subjectId, purpose, orgPath } = command;
    return [
      { type: 'PermitAsked.v1', data: { caseId, subjectId, purpose } },
      { type: 'SubmitCase', caseId, subjectId, orgPath },
    ];
  },
  guard: (command, { documents }) =>
    command.type === 'DecideCase' && documents.length === 0 ? { rejected: 'no-papers' } : undefined,
  follow: (event): readonly (PermitEvent | DeadlineEvent)[] =>
    event.type === 'CaseDecided.v1'
      ? [
          own('PermitStamped.v1', { caseId: event.data.caseId, outcome: event.data.outcome }),
          { type: 'MilestoneSet.v1', data: { milestone: 'lapse', on: '2026-04-01', at: '00:00' } },
        ]
      : [],
  reached: (milestone, { flow }, { today }) =>
    milestone === 'lapse'
      ? [
          own('PermitLapsed.v1', { caseId: flow!.caseId }),
          { type: 'MilestoneReached.v1', data: { milestone, on: today } },
        ]
      : [],
  officesFor: (_actor, found) => found,
  ownForms: { stages: ['panel'], verbs: [] },
  ruleFor: (rule) => rule,
  named: () => [],
  recipientsOf: () => ({ to: [{ role: 'checker', org: '370112013' }], copyTo: [] }),
  supervision: (orgPath) => [{ role: 'supervisor', org: orgPath[1] ?? '' }],
  policy: (command) => (command.type === 'AskPermit' ? { anyOf: [{ role: 'clerk', org: '370112013001' }] } : undefined),
  seenBy: () => [{ role: 'archivist', org: '370112013' }],
  basis: {
    TearPermit: ['handbook 2.3: void 作废'],
    NameSite: ['handbook 2.3'],
    RatePermit: ['handbook 2.3'],
  },
  duties: ({ facts }) =>
    facts.stamped === null
      ? []
      : [{ action: 'TearPermit', requirement: { anyOf: [{ person: 'p-a' }] }, deadlineId: null, waited: false }],
};

const RULES: Readonly<Record<string, number>> = { 'sample.reply': 3, 'sample.correction': 2 };

const calendar = workCalendar([{ year: 2026, version: 1, restDays: [], makeUpWorkdays: [] }]);

/** The facts of the moment, at ten in the morning. Offices are held by `p-<role>`, and by everyone of the role. */
export const hostEnvOf = (today: string, personId: string, onBehalfOf: string | null = null): HostEnv => ({
  now: `${today}T02:00:00.000Z`,
  today,
  calendar,
  ruleVersion: 'permit@1',
  personId,
  onBehalfOf,
  digestOf: (material) => JSON.stringify(material),
  fileOf: () => ({ mediaType: 'application/pdf', bytes: 9, contentHash: 'c1' }),
  entryOf: () => undefined,
  officesOf: (actor, orgPath) =>
    'role' in actor
      ? [{ ...office(actor.role), anyOf: [{ role: actor.role, org: orgPath[2] ?? '' }] }]
      : 'named' in actor
        ? [office(actor.named)]
        : [],
  rule: (key) => ({ key, version: `${key}@2020`, amount: RULES[key] ?? 1, unit: 'workingDay' }),
  ladder: (_orgPath, ruleKey) => ({
    rules: [{ stage: 'yellow', offset: ruleKey === 'sample.reply' ? 2 : 1 }],
    alertTime: '09:00',
  }),
});

export const permitPath = ['3701', '370112', '370112013', '370112013001'];

export type Permit = Hosted<PermitFacts>;
