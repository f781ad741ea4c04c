import type { PersonRef } from '#imports';
import type { RegisterSight } from './register-sight.query.js';

/** Answers the one person that a reference points to: by id, or by name among the people of its unit. */
export const peopleByRef = async (
  sight: RegisterSight,
  orgCodes: Iterable<string>,
  refs: readonly PersonRef[],
): Promise<(ref: PersonRef) => string | undefined> => {
  const ids = refs.flatMap((ref) => ('personId' in ref ? [ref.personId] : []));
  const found = [...(await sight.peopleIn(orgCodes)), ...(await sight.peopleOf(ids))];
  const directory = new Map<string, Set<string>>();
  const add = (key: string, id: string) => directory.set(key, (directory.get(key) ?? new Set()).add(id));
  for (const { person_id: id, name, org_code: orgCode } of found) {
    add(id, id);
    if (name !== null) add(nameKey(name, orgCode), id);
  }
  return (ref) => {
    const those = directory.get('personId' in ref ? ref.personId : nameKey(ref.name, ref.orgCode));
    return those?.size === 1 ? [...those][0] : undefined;
  };
};

const nameKey = (name: string, orgCode: string) => `${orgCode} ${name}`;
