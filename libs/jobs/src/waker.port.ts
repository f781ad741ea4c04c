/**
 * Tells a stream that an instant it waits for (ISO, UTC) has come, by dispatching a command. It may be called twice,
 * late, or for an instant that no longer counts: the stream's decider says whether it still applies.
 */
export abstract class Waker {
  abstract wake(stream: string, wakeAt: string): Promise<void>;
}
