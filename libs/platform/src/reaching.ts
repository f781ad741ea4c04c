/** A server that the configuration names does not let the program in. The message names the variable, and no password. */
export class UnreachableServerError extends Error {
  override readonly name = 'UnreachableServerError';
}

const SILENT = ['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'];
/** SQLSTATE codes. */
const REFUSING: Readonly<Record<string, string>> = {
  '28P01': 'refuses this user and password',
  '28000': 'refuses this user',
  '3D000': 'has no such database',
};

const codeOf = (error: unknown): string | undefined => (error as { code?: string } | undefined)?.code;

/** Waits for a first connection. Throws UnreachableServerError, which names `variable`, where the server is the reason. */
export const reaching = async <T>(variable: string, url: string, connecting: Promise<T>): Promise<T> => {
  try {
    return await connecting;
  } catch (error) {
    const code = codeOf(error) ?? codeOf((error as Error).cause) ?? '';
    const why = SILENT.includes(code) ? `does not answer (${code})` : REFUSING[code];
    if (why === undefined) throw error;
    const server = URL.canParse(url) ? new URL(url).host : '';
    throw new UnreachableServerError(`${variable}: the server ${server} ${why}. Start it, or correct the address.`);
  }
};
