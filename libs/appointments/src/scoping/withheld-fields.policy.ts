import type { DomainEvent } from '#kernel';
import { granteeKeys, type CaseRow } from '#supervision/contract';
import { unitAt } from '#workflow';

/** What departments and panels say, by the type of the event that says it. */
const WITHHELD: Readonly<Record<string, readonly string[]>> = {
  'OpinionGiven.v1': ['result', 'ground', 'basisNo', 'opinion'],
  'OpinionRetracted.v1': ['reason'],
  'PanelHeld.v1': ['findings', 'note'],
  'AdverseFactReported.v1': ['ground', 'basisNo'],
};

const isOfDepartment = ({ type, data }: DomainEvent): boolean => {
  const office = (data as { office?: string }).office;
  return type !== 'OpinionGiven.v1' || (office?.startsWith('dept:') ?? false);
};

/**
 * The raw record of a department is for the county and for the department itself; a town and the candidate learn the
 * result. Basis: handbook W1a (candidate sees result and ground class), 7 (minimum necessary).
 */
export const withheldFields = (
  { org_path: orgPath }: CaseRow,
  event: DomainEvent,
  keys: readonly string[],
): readonly string[] => {
  const fields = WITHHELD[event.type];
  if (!fields || !isOfDepartment(event)) return [];
  const county = unitAt(orgPath, 'county');
  const reviewing = ['countyOrgOfficer', 'countyOrgLeader'].flatMap((role) =>
    granteeKeys({ role, org: county }, orgPath),
  );
  const { personId, onBehalfOf } = event.data as { personId?: string; onBehalfOf?: string | null };
  const speakers = [personId, onBehalfOf].flatMap((person) => (person ? [`person:${person}`] : []));
  return [...reviewing, ...speakers].some((key) => keys.includes(key)) ? [] : fields;
};
