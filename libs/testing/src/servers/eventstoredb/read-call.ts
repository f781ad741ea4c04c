import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { once } from 'node:events';
import { nameOf } from './append-calls.js';
import type { DoubleLog, Logged } from './double-log.js';

type Call = ServerWritableStream<streams.ReadReq, streams.ReadResp>;
type Options = streams.ReadReq.Options;
type Matches = (event: Logged) => boolean;
type Reader = Readonly<{ log: DoubleLog; call: Call; options: Options; signal: AbortSignal; onSend: () => void }>;

const TICKS = '638000000000000000';

/** Reads a stream or the whole log, or subscribes to the whole log. Sends no faster than the client takes. */
export const readCall =
  (log: DoubleLog, onSend: () => void) =>
  (call: Call): void => {
    const options = call.request.getOptions()!;
    const over = new AbortController();
    call.once('cancelled', () => over.abort());
    call.once('close', () => over.abort());
    const reader = { log, call, options, signal: over.signal, onSend };
    const sending = options.hasSubscription() ? subscribe(reader) : sendPage(reader);
    sending.then(
      () => call.end(),
      () => call.destroy(),
    );
  };

const sendPage = async (reader: Reader): Promise<void> => {
  const { log, call, options } = reader;
  const events = options.hasStream() ? pageOfStream(log, call, options) : pageOfAll(log, options);
  for (const event of events) await sendEvent(reader, event);
};

/** The range of revisions is fixed before it is read: beyond the end there is nothing, in either direction. */
const pageOfStream = (log: DoubleLog, call: Call, options: Options): readonly Logged[] => {
  const request = options.getStream()!;
  const history = log.streamOf(nameOf(request.getStreamIdentifier()));
  if (!history) {
    const notFound = new streams.ReadResp.StreamNotFound().setStreamIdentifier(request.getStreamIdentifier());
    call.write(new streams.ReadResp().setStreamNotFound(notFound));
    return [];
  }
  const count = Number(options.getCount());
  const revision = Number(request.getRevision());
  if (options.getReadDirection() === streams.ReadReq.Options.ReadDirection.FORWARDS) {
    const first = request.hasStart() ? 0 : revision;
    return history.slice(first, first + count);
  }
  const last = request.hasEnd() ? history.length - 1 : revision;
  return history.slice(Math.max(0, last - count + 1), last + 1).toReversed();
};

/** Forward from a position is inclusive, backward exclusive. */
const pageOfAll = (log: DoubleLog, options: Options): readonly Logged[] => {
  const request = options.getAll()!;
  const count = Number(options.getCount());
  const at = request.hasPosition() ? log.indexAt(BigInt(request.getPosition()!.getCommitPosition())) : undefined;
  if (options.getReadDirection() === streams.ReadReq.Options.ReadDirection.FORWARDS) {
    const first = request.hasEnd() ? log.events.length : (at ?? 0);
    return log.events.slice(first, first + count);
  }
  const end = request.hasStart() ? 0 : (at ?? log.events.length);
  return log.events.slice(Math.max(0, end - count), end).toReversed();
};

const subscribe = async (reader: Reader): Promise<void> => {
  const { log, options, signal } = reader;
  const matches = matcherOf(options);
  const request = options.getAll()!;
  let index = request.hasEnd() ? log.events.length : 0;
  if (request.hasPosition()) index = log.indexAt(BigInt(request.getPosition()!.getCommitPosition()) + 1n);
  const confirmation = new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId('double');
  await send(reader, new streams.ReadResp().setConfirmation(confirmation));
  let caughtUp = false;
  while (!signal.aborted) {
    const event = log.events[index];
    if (event) {
      index++;
      if (matches(event)) await sendEvent(reader, event);
    } else if (!caughtUp) {
      caughtUp = true;
      await send(reader, new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
    } else await nextAppend(reader);
  }
};

const sendEvent = async (reader: Reader, event: Logged): Promise<void> => {
  if (reader.signal.aborted) return;
  reader.onSend();
  await send(reader, toResponse(event));
};

/** Resolves once the client has room for more, or has gone. */
const send = async ({ call, signal }: Reader, response: streams.ReadResp): Promise<void> => {
  if (signal.aborted || call.write(response)) return;
  await once(call, 'drain', { signal }).catch(() => undefined);
};

const nextAppend = ({ log, signal }: Reader): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const stop = log.onAppend(done);
    signal.addEventListener('abort', done);
  });

const matcherOf = (options: Options): Matches => {
  const regex = options.getFilter()?.getEventType()?.getRegex();
  if (!regex) return () => true;
  const expression = new RegExp(regex);
  return ({ type }) => expression.test(type);
};

const toResponse = ({
  id,
  stream,
  revision,
  position,
  type,
  contentType,
  data,
  metadata,
}: Logged): streams.ReadResp => {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(stream)))
    .setStreamRevision(String(revision))
    .setPreparePosition(String(position))
    .setCommitPosition(String(position))
    .setData(data)
    .setCustomMetadata(metadata);
  recorded.getMetadataMap().set('type', type).set('content-type', contentType).set('created', TICKS);
  const event = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(position));
  return new streams.ReadResp().setEvent(event);
};
