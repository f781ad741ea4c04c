import type { DomainEvent } from '#kernel';
import type { ClockEnv } from '../deadline.js';
import type { FlowCommand, FlowEnv } from '../flow/flow.commands.js';
import type { Offices } from '../flow/moves.js';
import type { Acting, Procedure } from '../flow/procedure.js';
import { roleHolders } from './offices.js';
import type { CaseDocument, Hosted, HostEnv, Hosting } from './hosting.js';

type Parts<Facts> = Readonly<{
  procedures: readonly Procedure[];
  material: (facts: Facts) => Parameters<HostEnv['digestOf']>[0];
  officesFor: Hosting<Facts, DomainEvent, never, string, HostEnv>['officesFor'];
  ruleFor: (rule: string, facts: Facts) => string;
  named: (name: string, facts: Facts) => Offices['decision'];
  supervision: (orgPath: readonly string[]) => readonly Readonly<{ role: string; org: string }>[];
}>;

/** Who decides, reopens and supervises: known from the path of the case and from the case itself. */
export const officesOfCase = <Facts>(
  { named, supervision }: Pick<Parts<Facts>, 'named' | 'supervision'>,
  procedure: Procedure,
  facts: Facts,
  orgPath: readonly string[],
): Offices => {
  const grantees = (actors: readonly Acting[]) => [
    ...roleHolders(actors, orgPath),
    ...actors.flatMap((actor) => ('named' in actor ? named(actor.named, facts) : [])),
  ];
  return {
    decision: grantees(procedure.decision.actors),
    reopening: grantees(procedure.reopen?.actors ?? []),
    supervision: supervision(orgPath),
  };
};

/** What clocks are counted by on the day, with the ladders of the units of the path. */
export const clockEnvOf = (
  orgPath: readonly string[],
  { today, calendar, ladder }: Pick<HostEnv, 'today' | 'calendar' | 'ladder'>,
): ClockEnv => ({
  today,
  calendar,
  ladder: ladder(orgPath, null),
  ladderOf: (ruleKey) => ladder(orgPath, ruleKey),
});

/** The kernel's view of the moment, for this case. A document that is just attached is part of what lies before them. */
export const flowEnvOf = <Facts>(
  hosting: Parts<Facts>,
  { flow, facts, documents }: Hosted<Facts>,
  env: HostEnv,
  orgPath: readonly string[],
  command?: FlowCommand,
): FlowEnv => {
  const procedure =
    hosting.procedures.find(({ key, version }) => key === flow?.procedure && version === flow.version) ??
    hosting.procedures[0]!;
  const supervisors = hosting.supervision(orgPath);
  return {
    ...clockEnvOf(orgPath, env),
    personId: env.personId,
    onBehalfOf: env.onBehalfOf,
    digest: digestIn(hosting, { facts, documents: [...documents, ...attachedBy(command)] }, env),
    officesOf: (actors) => actors.flatMap((actor) => hosting.officesFor(actor, env.officesOf(actor, orgPath), facts)),
    rule: (key) => env.rule(hosting.ruleFor(key, facts), orgPath),
    offices: officesOfCase(hosting, procedure, facts, orgPath),
    supervisors: { to: supervisors, copyTo: [] },
    fileOf: env.fileOf,
    entryOf: env.entryOf,
  };
};

/** Of the documents and of what the context calls its material. */
export const digestIn = <Facts>(
  { material }: Pick<Parts<Facts>, 'material'>,
  { facts, documents }: Pick<Hosted<Facts>, 'facts' | 'documents'>,
  { digestOf }: Pick<HostEnv, 'digestOf'>,
): string => digestOf({ documents: documents.map(({ sha256, kind }) => ({ sha256, kind })), facts: material(facts) });

const attachedBy = (command: FlowCommand | undefined): readonly CaseDocument[] =>
  command?.type === 'AttachDocument' ? [{ sha256: command.sha256, kind: command.kind }] : [];
