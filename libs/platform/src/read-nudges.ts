import { JobQueues } from '#jobs';
import type { ReportError } from './stores.js';

/**
 * Asks for the read models that a query waits for. New events nudge only the projections that they concern: without this,
 * the others would come to the position of the query with the next sweep.
 */
export class ReadNudges {
  private readonly asking = new Set<string>();

  private constructor(
    private readonly queues: JobQueues,
    private readonly onError: ReportError,
  ) {}

  static async open(queueUrl: string, onError: ReportError): Promise<ReadNudges> {
    return new ReadNudges(await JobQueues.open({ url: queueUrl, onError }), onError);
  }

  /** Many queries that wait at once are one nudge. */
  behind(projection: string, position: bigint): void {
    if (this.asking.has(projection)) return;
    this.asking.add(projection);
    void this.queues
      .nudge('catch-up', projection, { projection, position: position.toString() })
      .catch((error: Error) => this.onError(error, 'read nudges'))
      .finally(() => this.asking.delete(projection));
  }

  close(): Promise<void> {
    return this.queues.close();
  }
}
