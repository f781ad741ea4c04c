import type { FaultCode } from '../fault.js';

/** A workbook that is not read at all. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';

  constructor(readonly code: FaultCode) {
    super(code);
  }
}
