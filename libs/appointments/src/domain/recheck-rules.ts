import { escalationOf, ladderOf, ladderStages, periodOf, type Lookup } from '#workflow';
import type { RecheckDutyRules, RecheckOffice } from './recheck-duty.js';

const OFFICES: readonly RecheckOffice[] = ['townOrgOfficer', 'countyOrgOfficer', 'countyOrgLeader'];

/** After what time a sitting member is reviewed again. */
export const RECHECK_RULE = 'appt.jointReview.incumbentRecheck';

/** What the duty of re-check reads of the rulebook. Basis: handbook W1a, 2.2, 2.5. */
export const recheckDutyRules = (find: Lookup): RecheckDutyRules => ({
  period: periodOf(find, RECHECK_RULE, 1),
  ladder: ladderOf(find, 'supervise.ladder'),
  escalation: escalationOf(find, 'escalation.recheck', ladderStages, OFFICES),
});
