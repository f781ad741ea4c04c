import { UNRECORDED } from '#workflow';

/** An older fact reads as one of today's, with what it did not record said to be so. */
const readAs = (type: string, unrecorded: object) => (data: object) => ({ type, data: { ...data, ...unrecorded } });

const unseen = { digest: UNRECORDED };
/** There was one version of each procedure before cases named theirs. */
const firstVersion = { procedureVersion: 1 };

/** How each older fact reads today. */
export const olderFacts = {
  'ReportDrafted.v1': readAs('ReportDrafted.v2', firstVersion),
  'FuneralNotified.v1': readAs('FuneralNotified.v2', firstVersion),
  'ReportChecked.v1': readAs('ReportChecked.v2', unseen),
  'ReportReturned.v1': readAs('ReportReturned.v2', unseen),
  'ReportRegistered.v1': readAs('ReportRegistered.v2', unseen),
  'ReportChanged.v1': readAs('ReportChanged.v2', { timeliness: 'unrecorded' }),
  'ReportChanged.v2': readAs('ReportChanged.v3', unseen),
  'PostReportCorrected.v1': readAs('PostReportCorrected.v2', unseen),
  'PostReportVerified.v1': readAs('PostReportVerified.v2', unseen),
  'BreachFound.v1': readAs('BreachFound.v2', unseen),
};
