/** A read model that a reaction rests on is too far behind. It is tried again later. */
export class ReadBehindError extends Error {
  override readonly name = 'ReadBehindError';
  constructor(projection: string, position: bigint) {
    super(`${projection} has not read position ${position}`);
  }
}
