import { advanceDeadlines, reachedMilestones } from '../advance.js';
import type { Deadline } from '../deadline.state.js';
import type { Recipients, Stage } from '../ladder.js';
import type { FlowEnv } from './flow.commands.js';
import { happened, type Happening } from './proceed.js';
import { MATERIAL_CAP, resumeClocks } from './stage-clocks.js';
import type { Flow } from './flow.state.js';

/**
 * What time has brought by `now` (ISO, UTC): a clock that stood for material runs again at its cap, and alerts fall due.
 * No opinion and no decision ever comes of it. Basis: R10, handbook 1.3.
 */
export const whatTimeBroughtToFlow = (
  flow: Flow,
  now: string,
  env: FlowEnv,
  recipientsOf: (deadline: Deadline, stage: Stage) => Recipients,
): readonly Happening[] => {
  const { caseId, subjectId } = flow;
  const capped = reachedMilestones(flow.clocks, now).includes(MATERIAL_CAP);
  const course = capped
    ? happened(
        { flow, events: [] },
        { type: 'MaterialCapReached.v1', data: { caseId, subjectId, on: env.today } },
        { type: 'MilestoneReached.v1', data: { milestone: MATERIAL_CAP, on: env.today } },
        ...resumeClocks(flow, env),
      )
    : { flow, events: [] };
  return [...course.events, ...advanceDeadlines(caseId, course.flow.clocks, now, env.today, recipientsOf)];
};
