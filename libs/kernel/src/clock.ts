/** The one way in for time. `now` is an ISO instant in UTC, `today` the calendar date in Asia/Shanghai. */
export abstract class Clock {
  abstract now(): string;
  abstract today(): string;
}
