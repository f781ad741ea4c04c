import type { RecordedEvent } from '#kernel';
import { ceremonyStream } from './domain/ceremony.events.js';
import { CEREMONY_REPORT, FUNERAL_REPORT } from './domain/ceremony.procedure.js';

/** Where a case lies and under which procedure it runs; undefined where nothing was opened. */
export const standingOf = (recorded: readonly RecordedEvent[]) => {
  const [first] = recorded;
  const opened = first && ceremonyStream.decode(first);
  if (opened?.type !== 'ReportDrafted.v2' && opened?.type !== 'FuneralNotified.v2') return undefined;
  const procedure = opened.type === 'ReportDrafted.v2' ? CEREMONY_REPORT : FUNERAL_REPORT;
  const moved = recorded.findLast(({ type }) => type === 'CaseRelocated.v1');
  const orgPath = (moved?.data['orgPath'] ?? opened.data.orgPath) as readonly string[];
  return { orgPath, procedure, version: opened.data.procedureVersion };
};
