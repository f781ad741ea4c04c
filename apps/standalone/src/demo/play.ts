import { ApiClient } from './api-client.js';
import { Narrator, type Write } from './narrator.js';
import { Stage } from './stage.js';
import { cancelledWedding, staysCancelled } from './stories/cancelled-wedding.js';
import { funeral } from './stories/funeral.js';
import { lateWedding } from './stories/late-wedding.js';
import { returnedReport } from './stories/returned-report.js';

export type DemoOptions = Readonly<{
  address: string;
  passwords: ReadonlyMap<string, string>;
  /** The group head without an account. */
  elderId: string;
  write: Write;
  /** Called between the chapters: a place to do harm that must change nothing. */
  between?: () => Promise<void>;
}>;

/** Plays the stories in the order of their dates through the HTTP interface. */
export const playStories = async ({ address, passwords, elderId, write, between }: DemoOptions) => {
  const narrator = new Narrator(write);
  const stage = new Stage(new ApiClient(address, passwords), narrator);
  const pause = between ?? (() => Promise.resolve());
  await funeral(stage, elderId);
  await pause();
  await returnedReport(stage);
  await pause();
  const cancelled = await cancelledWedding(stage);
  await pause();
  await lateWedding(stage);
  await staysCancelled(stage, cancelled);
  return narrator.outcome;
};
