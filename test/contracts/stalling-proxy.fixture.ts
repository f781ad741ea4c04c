import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** Stands before a server. `stall` silences the connections of now, as a broken network does; later ones work. */
export type StallingProxy = Readonly<{ url: string; stall(): void; stop(): void }>;

export const startStallingProxy = async (url: string): Promise<StallingProxy> => {
  const address = new URL(url);
  const { hostname, port } = address;
  const sockets: Socket[] = [];
  const proxy = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) socket.on('error', () => undefined);
    near.pipe(far).pipe(near);
    sockets.push(near, far);
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  address.port = String((proxy.address() as AddressInfo).port);
  return {
    url: address.href,
    stall: () => {
      for (const socket of sockets) socket.unpipe().pause();
    },
    stop: () => {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
};
