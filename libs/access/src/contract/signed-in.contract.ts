/** Whether whoever opened a long answer may still read on. */
export abstract class SignedInStill {
  /** False once the token has expired or its session has ended. Asking is no use of the session: it ends without requests. */
  abstract holds(accessToken: string): Promise<boolean>;
}
