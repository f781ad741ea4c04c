import { fold, isRejection } from '#kernel';
import { at, village as orgCode } from './registry-rules.fixture.js';
import type { PostCode } from './domain/posts.js';
import type { BodyEnv, BodyFacts, VillageBodyCommand } from './domain/village-body.commands.js';
import type { VillageBodyEvent } from './domain/village-body.events.js';
import { villageBody } from './domain/village-body.js';

export const env = (day: string, facts: Partial<BodyFacts> = {}, time = '10:00', changed = {}): BodyEnv => ({
  ...at(day, time, changed),
  facts: { relatives: [], kin: {}, traits: {}, lapsed: [], ...facts },
});
export const take = (personId: string, post: PostCode, startedOn = '2026-03-10', facts: Partial<BodyFacts> = {}) =>
  ({
    type: 'TakeSeat',
    orgCode,
    termId: `${personId}-${post}`,
    personId,
    post,
    startedOn,
    env: env(startedOn, facts),
  }) as const;
export const leave = (personId: string, post: PostCode, endedOn: string, changed = {}) =>
  ({
    type: 'LeaveSeat',
    orgCode,
    termId: `${personId}-${post}`,
    personId,
    endedOn,
    env: env(endedOn, {}, '10:00', changed),
  }) as const;
export const played = (...commands: readonly VillageBodyCommand[]): VillageBodyEvent[] =>
  commands.reduce<VillageBodyEvent[]>((events, command) => {
    const decision = villageBody.decider.decide(command, fold(villageBody.decider, events));
    if (isRejection(decision)) throw new Error(decision.rejected);
    return [...events, ...decision];
  }, []);
export const secretaryGone = played(take('s', 'secretary'), leave('s', 'secretary', '2026-06-01'));
export const vacancyId = `${orgCode}~s-secretary`;
