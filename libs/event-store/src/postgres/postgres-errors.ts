import { isNativeError } from 'node:util/types';
import pg from 'pg';
import { EventStoreUnavailableError, UnstorableEventError } from '../port/event-store.port.js';

/** Data exception, cardinality or integrity violation, program limit: the event itself cannot be stored. */
const UNSTORABLE = ['21', '22', '23', '54'];
/** Invalid authorization, no such database, undefined or forbidden object: a fault of the installation. */
const MISCONFIGURED = ['28', '3D', '3F', '42'];

/** Insufficient resources, an operator's intervention, a read-only server, a rollback: none of an event's doing. */
const OF_THE_SERVER = ['25', '40', '53', '57', ...MISCONFIGURED];

/** Whether one event may have brought the error about, so that others are worth trying without it. */
export const mayBeOfOneEvent = ({ code }: pg.DatabaseError): boolean =>
  !OF_THE_SERVER.includes(code?.slice(0, 2) ?? '');

/** Whether the server answered with an error, so that the transaction is known to be undone. */
export const isAnswered = (error: unknown): error is pg.DatabaseError =>
  error instanceof pg.DatabaseError && !isEndOfConnection(error);

/** The error of the port for an error of the driver. Details of the driver may hold values and are left behind. */
export const toPortError = (error: unknown): unknown => {
  if (!isNativeError(error)) return error;
  if (!(error instanceof pg.DatabaseError))
    return new EventStoreUnavailableError(`PostgreSQL: ${error.message}`, { cause: error });
  const kind = error.code?.slice(0, 2) ?? '';
  if (UNSTORABLE.includes(kind)) return new UnstorableEventError(`PostgreSQL refused the event (${error.code})`);
  if (MISCONFIGURED.includes(kind)) return error;
  return new EventStoreUnavailableError(`PostgreSQL: ${error.code}`);
};

const isEndOfConnection = ({ code, severity }: pg.DatabaseError): boolean =>
  severity === 'FATAL' ||
  severity === 'PANIC' ||
  (code?.startsWith('57P') ?? false) ||
  (code?.startsWith('08') ?? false);
