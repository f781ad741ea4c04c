import type { accessEvents, Role } from '#access';
import { shanghaiDate, type Recorded } from '#kernel';

type AccountEvent = ReturnType<(typeof accessEvents)[number]['decode']>;

export type HeldRole = Readonly<{ role: Role; orgCode: string }>;

/** The roles that an account held when something was recorded, as its stream tells. */
export const rolesHeldAt = (account: readonly Recorded<AccountEvent>[], recordedAt: string): readonly HeldRole[] => {
  const today = shanghaiDate(recordedAt);
  const held = new Map<string, HeldRole>();
  for (const { event, envelope } of account) {
    if (envelope.metadata.recordedAt > recordedAt) break;
    if (event.type !== 'RoleGranted.v1' && event.type !== 'RoleRevoked.v1') continue;
    const { role, orgCode } = event.data;
    const key = `${role}@${orgCode}`;
    const inForce =
      event.type === 'RoleGranted.v1' &&
      event.data.from <= today &&
      (event.data.until === null || today <= event.data.until);
    if (inForce) held.set(key, { role, orgCode });
    else held.delete(key);
  }
  return [...held.values()];
};
