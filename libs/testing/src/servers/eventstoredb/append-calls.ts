import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ServerDuplexStream, ServerReadableStream, sendUnaryData } from '@grpc/grpc-js';
import any from 'google-protobuf/google/protobuf/any_pb.js';
import type { AppendAnswer, DoubleLog, Expected, Proposed } from './double-log.js';

type Message = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;
type Conflict = Extract<AppendAnswer, { conflict: true }>;

const WRONG_VERSION = 'event_store.client.WrongExpectedVersion';

/** One append per call: options first, then one message per event. */
export const appendCall =
  (log: DoubleLog) =>
  (
    call: ServerReadableStream<streams.AppendReq, streams.AppendResp>,
    answer: sendUnaryData<streams.AppendResp>,
  ): void => {
    let options: streams.AppendReq.Options | undefined;
    const proposed: Proposed[] = [];
    call.on('data', (request: streams.AppendReq) => {
      if (request.hasOptions()) options = request.getOptions();
      else proposed.push(toProposed(request.getProposedMessage()!));
    });
    call.on('end', () => {
      const outcome = log.append(nameOf(options!.getStreamIdentifier()), proposed, expectedOf(options!));
      answer(null, toAppendResponse(outcome, options!));
    });
  };

/** Many appends over one call, told apart by their correlation ids. */
export const batchAppendCall =
  (log: DoubleLog) =>
  (call: ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>): void => {
    const open = new Map<string, { options: streams.BatchAppendReq.Options; proposed: Proposed[] }>();
    call.on('data', (request: streams.BatchAppendReq) => {
      const correlation = request.getCorrelationId()!.getString();
      const append = open.get(correlation) ?? { options: request.getOptions()!, proposed: [] };
      open.set(correlation, append);
      append.proposed.push(...request.getProposedMessagesList().map(toProposed));
      if (!request.getIsFinal()) return;
      open.delete(correlation);
      const identifier = append.options.getStreamIdentifier();
      const outcome = log.append(nameOf(identifier), append.proposed, expectedOfBatch(append.options));
      const response = toBatchResponse(outcome).setCorrelationId(request.getCorrelationId());
      call.write(response.setStreamIdentifier(identifier));
    });
    call.on('end', () => call.end());
    call.on('error', () => undefined);
  };

export const nameOf = (identifier: shared.StreamIdentifier | undefined): string =>
  Buffer.from(identifier!.getStreamName_asU8()).toString();

const toProposed = (message: Message): Proposed => ({
  id: message.getId()!.getString(),
  type: message.getMetadataMap().get('type')!,
  contentType: message.getMetadataMap().get('content-type')!,
  data: message.getData_asU8(),
  metadata: message.getCustomMetadata_asU8(),
});

const expectedOf = (options: streams.AppendReq.Options): Expected => {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'stream-exists' : BigInt(options.getRevision());
};

const expectedOfBatch = (options: streams.BatchAppendReq.Options): Expected => {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no-stream';
  return options.hasStreamExists() ? 'stream-exists' : BigInt(options.getStreamPosition());
};

const toAppendResponse = (outcome: AppendAnswer, options: streams.AppendReq.Options): streams.AppendResp => {
  const response = new streams.AppendResp();
  if ('conflict' in outcome) {
    const conflict = new streams.AppendResp.WrongExpectedVersion();
    if (outcome.current < 0) conflict.setCurrentNoStream(new shared.Empty());
    else conflict.setCurrentRevision(String(outcome.current));
    if (options.hasRevision()) conflict.setExpectedRevision(options.getRevision());
    else conflict.setExpectedNoStream(new shared.Empty());
    return response.setWrongExpectedVersion(conflict);
  }
  const success = new streams.AppendResp.Success().setCurrentRevision(String(outcome.revision));
  if (outcome.position === undefined) success.setNoPosition(new shared.Empty());
  else {
    const position = new streams.AppendResp.Position().setCommitPosition(String(outcome.position));
    success.setPosition(position.setPreparePosition(String(outcome.position)));
  }
  return response.setSuccess(success);
};

const toBatchResponse = (outcome: AppendAnswer): streams.BatchAppendResp => {
  const response = new streams.BatchAppendResp();
  if ('conflict' in outcome) return response.setError(toStatus(outcome));
  const success = new streams.BatchAppendResp.Success().setCurrentRevision(String(outcome.revision));
  if (outcome.position === undefined) success.setNoPosition(new shared.Empty());
  else {
    const position = new shared.AllStreamPosition().setCommitPosition(String(outcome.position));
    success.setPosition(position.setPreparePosition(String(outcome.position)));
  }
  return response.setSuccess(success);
};

const toStatus = ({ current }: Conflict): status.Status => {
  const conflict = new shared.WrongExpectedVersion();
  if (current < 0) conflict.setCurrentNoStream(new shared.Empty());
  else conflict.setCurrentStreamRevision(String(current));
  const details = new any.Any();
  details.pack(conflict.serializeBinary(), WRONG_VERSION);
  return new status.Status().setMessage('WrongExpectedVersion').setDetails(details);
};
