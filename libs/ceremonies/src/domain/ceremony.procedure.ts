import { DRAFT, latest, result, stage, type Procedure, type ProcedureStage } from '#workflow';

export const CEREMONY_REPORT = 'ceremony-report';
export const FUNERAL_REPORT = 'funeral-report';
export const CHECK = 'check';
export const REGISTRATION = 'registration';
export const IN_ORDER = 'in-order';
export const BREACH = 'breach';

const registration = (values: Pick<ProcedureStage, 'after' | 'apartFrom'> & Partial<ProcedureStage>): ProcedureStage =>
  stage(REGISTRATION, '镇纪检登记', 'registration by town discipline', {
    basis: ['handbook W4: Register, event.register'],
    actors: [{ role: 'townDisciplineOfficer', at: 'town' }],
    results: { registered: result('予以登记', 'registered') },
    deadline: { rule: 'event.register', each: 'stage' },
    ...values,
  });

/** The verification of what was reported after the event ends the case. Basis: handbook W4, Verify and FindBreach. */
const verification: Procedure['decision'] = {
  title: { zh: '核实', en: 'verification' },
  basis: ['handbook W4: Verify, FindBreach'],
  actors: [{ role: 'townDisciplineOfficer', at: 'town' }],
  outcomes: { [IN_ORDER]: result('符合规定', 'in order'), [BREACH]: result('违规移送', 'breach', true) },
  deadline: null,
  apartFrom: [DRAFT],
};

const report = {
  decision: verification,
  withdraw: 'never',
  resubmit: 'first-stage',
  reopen: null,
  correction: null,
  materialCap: null,
  subjectActs: true,
} as const;

/**
 * Reports before weddings and other celebrations, checked by the village Party secretary or, of leading cadres, by the
 * linked town leader: a report, not a licence. Drafter, checker and registrar are three people. Basis: handbook W4, "Route
 * (default)"; 1.2 (separation rules).
 */
const ceremonyReport: Procedure = {
  ...report,
  key: CEREMONY_REPORT,
  version: 1,
  title: { zh: '婚庆事宜事前报告', en: 'report before a wedding or celebration' },
  basis: ['handbook W4', 'P30'],
  stages: [
    stage(CHECK, '审核', 'check', {
      basis: ['handbook W4: Check, Return'],
      after: [],
      actors: [
        { role: 'villageSecretary', at: 'village' },
        { role: 'townLeader', at: 'town' },
      ],
      results: { checked: result('审核通过', 'checked') },
      countersign: 'any',
      may: ['return', 'transfer'],
      returnsTo: [DRAFT],
      apartFrom: [DRAFT],
    }),
    registration({ after: [CHECK], may: ['return', 'transfer'], returnsTo: [DRAFT], apartFrom: [DRAFT, CHECK] }),
  ],
};

/** The written report of a funeral, which follows it: what is wrong with it is corrected, not returned. Basis: handbook W4. */
const funeralReport: Procedure = {
  ...report,
  key: FUNERAL_REPORT,
  version: 1,
  title: { zh: '丧事书面报告', en: 'written report of a funeral' },
  basis: ['handbook W4', 'P30'],
  stages: [registration({ after: [], may: ['transfer'], apartFrom: [DRAFT] })],
};

export const ceremonyProcedures: readonly Procedure[] = [ceremonyReport, funeralReport];

/** New cases begin under it; running ones keep theirs. */
export const newestVersionOf = (name: string): number => latest(ceremonyProcedures, name).version;
