/** What follows when time has been moved: everything that fell due is done before the answer. */
export abstract class ClockFollower {
  abstract clockMoved(): Promise<void>;
}
