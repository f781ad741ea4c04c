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
  const directory = new Map<string, string | undefined>();
  const add = (key: string, id: string) =>
    directory.set(key, directory.has(key) && directory.get(key) !== id ? undefined : id);
  for (const { person_id: id, name, org_code: orgCode } of found) {
    add(id, id);
    if (name !== null) add(nameKey(name, orgCode), id);
  }
  return (ref) => directory.get('personId' in ref ? ref.personId : nameKey(ref.name, ref.orgCode));
};

const nameKey = (name: string, orgCode: string) => `${orgCode} ${name}`;
