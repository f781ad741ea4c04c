import { DECISION, DRAFT, followersOf, type Procedure, type ProcedureStage } from './procedure.js';

/** What is wrong with a procedure, a sentence for each fault; empty where it can be run. */
export const procedureFaults = (procedure: Procedure): readonly string[] => {
  const { key, version, stages, decision, reopen, basis, withdraw } = procedure;
  const keys = stages.map((stage) => stage.key);
  const faults = stages.flatMap((stage) => stageFaults(procedure, stage, keys));
  const check = (ok: boolean, sentence: string) => {
    if (!ok) faults.push(sentence);
  };
  check(Number.isInteger(version) && version > 0, `${key}: the version is a whole number from 1`);
  check(basis.length > 0, `${key} names no legal basis`);
  check(new Set(keys).size === keys.length, `${key} has two stages of one name`);
  check(
    stages.some(({ after }) => after.length === 0),
    `${key} has no stage to begin with`,
  );
  check(decision.basis.length > 0, `${key}: the decision names no legal basis`);
  check(decision.actors.length > 0, `${key}: nobody decides`);
  check(Object.keys(decision.outcomes).length > 0, `${key}: a decision can say nothing`);
  for (const outcome of reopen?.outcomes ?? [])
    check(outcome in decision.outcomes, `${key}: reopens after ${outcome}, which no decision says`);
  if (reopen) check(keys.includes(reopen.to), `${key}: reopens at ${reopen.to}, which is no stage`);
  const deciders = [...decision.actors, ...(reopen?.actors ?? [])];
  check(
    deciders.every((actor) => 'role' in actor || 'named' in actor),
    `${key}: whoever decides or reopens holds a role or is named by the case`,
  );
  if (typeof withdraw === 'object')
    check(keys.includes(withdraw.beforeStage), `${key}: withdraws before ${withdraw.beforeStage}, which is no stage`);
  for (const other of decision.apartFrom)
    check(other === DRAFT || keys.includes(other), `${key}: the decision is apart from ${other}, which is no stage`);
  return faults;
};

const stageFaults = (procedure: Procedure, stage: ProcedureStage, keys: readonly string[]): string[] => {
  const { key, after, basis, actors, results, countersign, returnsTo, apartFrom, may } = stage;
  const at = `${procedure.key}/${key}`;
  const followers = followersOf(procedure, key);
  const precedes = (other: string) => followersOf(procedure, other).includes(key);
  const adverse = Object.values(results).filter((result) => result.adverse).length;
  const checks: readonly [boolean, string][] = [
    [key !== DRAFT && key !== DECISION, `${at}: the name is taken`],
    [after.every((other) => keys.includes(other)), `${at} comes after a stage that does not exist`],
    [!followers.includes(key), `${at} comes after itself`],
    [basis.length > 0, `${at} names no legal basis`],
    [actors.length > 0, `${at}: nobody acts`],
    [adverse < Object.keys(results).length, `${at}: no opinion lets the case go on`],
    [typeof countersign === 'string' || countersign.atLeast > 0, `${at}: nobody needs to sign`],
    [returnsTo.every((to) => to === DRAFT || precedes(to)), `${at} returns to what does not come before it`],
    [
      apartFrom.every((other) => other === DRAFT || precedes(other)),
      `${at} is apart from what does not come before it`,
    ],
    [may.includes('return') === returnsTo.length > 0, `${at} returns, or says to where, but not both`],
    [!may.includes('request-material') || procedure.materialCap !== null, `${at} asks for material without a cap`],
  ];
  return checks.filter(([ok]) => !ok).map(([, sentence]) => sentence);
};
