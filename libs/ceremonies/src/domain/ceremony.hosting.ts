import type { DomainEvent } from '#kernel';
import type { CasePart, FlowVerb, HostEnv, Hosting } from '#workflow';
import type { CeremonyFact } from './ceremony.events.js';
import { CHECK, ceremonyProcedures, REGISTRATION } from './ceremony.procedure.js';
import { reportMaterial } from './ceremony.material.js';
import type { Ceremony } from './ceremony.state.js';
import { isForgotten } from './clocks.js';
import { checkerOf, countyDisciplineOf, townDisciplineOf } from './rules/route.js';

/** Given by commands of this context, which say more. */
const OWN_FORMS: readonly FlowVerb[] = ['GiveOpinion', 'ReturnCase', 'ResubmitCase', 'DecideCase', 'CloseCase'];

export const hasOwnForm = (verb: FlowVerb): boolean => OWN_FORMS.includes(verb);

/** A report is acted on without being accepted first. Once its detail is forgotten, nothing more is written about it. */
export const isShut = (ceremony: Ceremony, verb: FlowVerb): boolean =>
  verb === 'AcceptCase' || (verb !== 'ReadCopy' && isForgotten(ceremony));

type Parts =
  | 'procedures'
  | 'material'
  | 'officesFor'
  | 'ruleFor'
  | 'named'
  | 'supervision'
  | 'seenBy'
  | 'duties'
  | 'basis'
  | 'ownForms'
  | 'shut'
  | 'recusedFrom'
  | 'partOf'
  | 'byItself';

/** Whose report it is, and the offices that have checked, registered and verified it: by the event of each. */
const PARTS: Readonly<Partial<Record<CeremonyFact['type'], CasePart>>> = {
  'ReportDrafted.v2': 'draft',
  'FuneralNotified.v2': 'draft',
  'ReportSubmitted.v1': 'draft',
  'ReportResubmitted.v1': 'draft',
  'ReportChanged.v3': 'draft',
  'ReportCancelled.v1': 'draft',
  'CouncilNotified.v1': 'draft',
  'PostReportSubmitted.v1': 'draft',
  'PostReportCorrected.v2': 'draft',
  'ReportChecked.v2': { stage: CHECK },
  'ReportRegistered.v2': { stage: REGISTRATION },
  'IntegrityReminderGiven.v1': { stage: REGISTRATION },
  'PostReportVerified.v2': 'decision',
  'BreachFound.v2': 'decision',
  'DisciplineClueTransferred.v1': 'decision',
};

const BY_ITSELF: readonly CeremonyFact['type'][] = [
  'DraftLapsed.v1',
  'CeremonyHeldMarked.v1',
  'CeremonyClosed.v1',
  'CeremonyDetailForgotten.v1',
];

/** How the kernel sees cases of this context, which decides its own commands and stores its own facts. */
export const ceremonyHosting: Pick<Hosting<Ceremony, DomainEvent, never, string, HostEnv>, Parts> = {
  procedures: ceremonyProcedures,
  material: reportMaterial,
  officesFor: (_actor, found) => found,
  ruleFor: (rule) => rule,
  named: () => [],
  supervision: (orgPath) => [countyDisciplineOf({ orgPath })],
  /** The person, who drafted for them, and the offices of the route. */
  seenBy: ({ facts }) => [
    { person: facts.reporterId },
    { person: facts.drafterId },
    checkerOf(facts),
    townDisciplineOf(facts),
    countyDisciplineOf(facts),
  ],
  duties: () => [],
  basis: {},
  ownForms: { stages: [CHECK, REGISTRATION], verbs: OWN_FORMS },
  shut: isShut,
  partOf: PARTS,
  byItself: BY_ITSELF,
  recusedFrom: ['CopyCase', 'UrgeCase', 'MakeComment', 'AttachDocument', 'CorrectCase'],
};
