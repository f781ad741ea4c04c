import { disciplineEntries } from './discipline-entries/discipline-entries.projection.js';
import { fileAccessEvents } from './domain/file-access.events.js';
import { fileDutyFacts } from './domain/file-duty.events.js';
import { personnelFileEvents } from './domain/personnel-file.events.js';
import { secretaryRecordEvents } from './domain/secretary-record.events.js';
import { fileAccesses } from './file-accesses/file-accesses.projection.js';
import { fileDocuments } from './file-documents/file-documents.projection.js';
import { fileDuties } from './file-duties/file-duties.projection.js';
import { fileReads } from './file-reads/file-reads.projection.js';
import { personnelFiles } from './personnel-files/personnel-files.projection.js';
import { secretaryRecords } from './secretary-records/secretary-records.projection.js';

export * from './personnel-commands.js';
export * from './personnel.module.js';
export * from './when-file-grows-then-settle-duty/settle-duty.reaction.js';
export * from './when-secretary-starts-then-open-file-duty/open-file-duty.reaction.js';
export { fileAccess } from './domain/file-access.js';
export { fileDuty } from './domain/file-duty.js';
export { personnelFile } from './domain/personnel-file.js';
export { secretaryRecord } from './domain/secretary-record.js';
export { personnelReadings } from './domain/readings.js';

export const personnelProjections = [
  personnelFiles,
  fileDocuments,
  disciplineEntries,
  fileDuties,
  fileAccesses,
  fileReads,
  secretaryRecords,
] as const;

export const personnelEvents = [personnelFileEvents, fileAccessEvents, fileDutyFacts, secretaryRecordEvents] as const;
