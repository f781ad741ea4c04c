import type { DomainEvent } from '#kernel';
import type { FlowVerb, HostEnv, Hosting } from '#workflow';
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
  | 'recusedFrom';

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
  recusedFrom: ['CopyCase', 'UrgeCase', 'MakeComment', 'AttachDocument', 'CorrectCase'],
};
