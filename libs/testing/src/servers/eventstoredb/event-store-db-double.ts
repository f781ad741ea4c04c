import gossip from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import members from '@eventstore/db-client/generated/gossip_pb.js';
import features from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import methods from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_grpc_pb.js';
import grpc from '@grpc/grpc-js';
import { appendCall, batchAppendCall } from './append-calls.js';
import { DoubleLog } from './double-log.js';
import { readCall } from './read-call.js';

/** A server that speaks EventStoreDB's protocol from memory; its log and address stay over `kill9` and `restart`. */
export type EventStoreDbDouble = Readonly<{
  url: string;
  /** An address by which the client first asks the cluster for its leader. */
  discoverUrl: string;
  /** How many events have left the server. */
  sent(): number;
  /** Breaks all connections and refuses new ones. */
  kill9(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}>;

/** `batchAppend: false` for a server that does not know batched appends, as before version 21.10. */
export type EventStoreDbDoubleOptions = Readonly<{ batchAppend?: boolean }>;

export const openDouble = async ({ batchAppend = true }: EventStoreDbDoubleOptions): Promise<EventStoreDbDouble> => {
  const log = new DoubleLog();
  let sent = 0;
  const start = async (port: number) => {
    const server = new grpc.Server();
    const append = { append: appendCall(log), batchAppend: batchAppendCall(log) };
    server.addService(streams.StreamsService, {
      ...append,
      read: readCall(log, () => sent++),
      delete: refuse,
      tombstone: refuse,
    });
    server.addService(features.ServerFeaturesService, { getSupportedMethods: supported(batchAppend) });
    const bound = await new Promise<number>((resolve, reject) => {
      server.bindAsync(`127.0.0.1:${port}`, grpc.ServerCredentials.createInsecure(), (error, actual) =>
        error ? reject(error) : resolve(actual),
      );
    });
    server.addService(gossip.GossipService, { read: leaderAt(bound) });
    return { server, port: bound };
  };
  let { server, port } = await start(0);
  const kill9 = async () => server.forceShutdown();
  const restart = async () => {
    server.forceShutdown();
    ({ server, port } = await start(port));
  };
  const address = `127.0.0.1:${port}?tls=false`;
  return {
    url: `esdb://${address}`,
    discoverUrl: `esdb+discover://${address}`,
    sent: () => sent,
    kill9,
    restart,
    stop: kill9,
  };
};

const refuse = (_call: unknown, answer: grpc.sendUnaryData<never>): void =>
  answer({ code: grpc.status.UNIMPLEMENTED, details: 'not in the double' });

const supported =
  (batchAppend: boolean) =>
  (_call: unknown, answer: grpc.sendUnaryData<methods.SupportedMethods>): void => {
    const names = ['read', 'append', ...(batchAppend ? ['batchappend'] : [])];
    const list = names.map((name) =>
      new methods.SupportedMethod().setServiceName('event_store.client.streams.Streams').setMethodName(name),
    );
    answer(null, new methods.SupportedMethods().setMethodsList(list).setEventStoreServerVersion('24.10.0'));
  };

const leaderAt =
  (port: number) =>
  (_call: unknown, answer: grpc.sendUnaryData<members.ClusterInfo>): void => {
    const member = new members.MemberInfo()
      .setInstanceId(new shared.UUID().setString('00000000-0000-4000-8000-000000000001'))
      .setState(members.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new members.EndPoint().setAddress('127.0.0.1').setPort(port));
    answer(null, new members.ClusterInfo().setMembersList([member]));
  };
