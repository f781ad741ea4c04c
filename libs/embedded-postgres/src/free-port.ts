import { createServer, type AddressInfo } from 'node:net';

/** A port of 127.0.0.1 that is free now. */
export const freePort = async (): Promise<number> => {
  const port = await tryListen(0);
  if (port === undefined) throw new Error('127.0.0.1 has no free port');
  return port;
};

export const isFree = async (port: number): Promise<boolean> => (await tryListen(port)) !== undefined;

const tryListen = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address() as AddressInfo;
      server.close(() => resolve(taken));
    });
  });
