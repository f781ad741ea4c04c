import { JobQueues, READ_MODELS } from '#jobs';
import type { ReportError } from './stores.js';

/** Asks for the read models that a query waits for: the nudge of the pump may have been lost, or not be there yet. */
export class ReadNudges {
  private asking = false;

  private constructor(
    private readonly queues: JobQueues,
    private readonly onError: ReportError,
  ) {}

  static async open(queueUrl: string, onError: ReportError): Promise<ReadNudges> {
    return new ReadNudges(await JobQueues.open({ url: queueUrl, onError }), onError);
  }

  /** Many queries that wait at once are one nudge. */
  behind(position: bigint): void {
    if (this.asking) return;
    this.asking = true;
    void this.queues
      .nudge('catch-up', READ_MODELS, { position: position.toString() })
      .catch((error: Error) => this.onError(error, 'read nudges'))
      .finally(() => (this.asking = false));
  }

  close(): Promise<void> {
    return this.queues.close();
  }
}
