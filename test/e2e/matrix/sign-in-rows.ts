import { principal, substitute } from './matrix-people.fixture.js';
import { askers, doneBy, forAnyone, forSignedIn, listFor, shownTo, type Asker, type Row } from './permission-row.js';

const keepers: readonly Asker[] = ['securityAdmin'];
const own = '/api/v1/me';

/**
 * Routes of sessions, second factors, recoveries and interests. Signing out would end the session of whoever asks, so it
 * is asked by nobody who is signed in. Basis: handbook 1.2 and 7.
 */
export const signInRows: Readonly<Record<string, Row>> = {
  'POST /api/v1/sessions': forAnyone({ body: { loginName: 'nobody-at-all' } }),
  'POST /api/v1/sessions/refresh': forAnyone({ body: { refreshToken: 'short' } }),
  'DELETE /api/v1/sessions/current': forSignedIn({ askedBy: [] }),
  [`GET ${own}/sessions`]: forSignedIn(),
  [`DELETE ${own}/sessions`]: forSignedIn({ askedBy: askers.filter((one) => one !== 'subject') }),
  [`DELETE ${own}/sessions/{sessionId}`]: shownTo(['subject']),
  [`GET ${own}/second-factor`]: forSignedIn(),
  [`POST ${own}/second-factor`]: forSignedIn(),
  [`POST ${own}/second-factor/confirmation`]: forSignedIn(),
  [`POST ${own}/second-factor/removal`]: forSignedIn(),

  'GET /api/v1/sign-in-methods': forAnyone(),
  'GET /sign-in/provider': forAnyone(),
  'GET /sign-in/provider.js': forAnyone(),
  'GET /sign-in/provider.css': forAnyone(),
  'POST /api/v1/provider-sign-ins': forAnyone({ body: { language: 'none' } }),
  'POST /api/v1/provider-sign-ins/completion': forAnyone({ body: { state: '' } }),
  [`GET ${own}/provider-identity`]: forSignedIn(),
  [`POST ${own}/provider-identity`]: forSignedIn(),
  [`POST ${own}/provider-identity/confirmation`]: forSignedIn(),
  [`POST ${own}/provider-identity/removal`]: forSignedIn(),
  'POST /api/v1/accounts/{accountId}/provider-bindings': shownTo(keepers, { body: { subject: 'somebody' } }),
  'POST /api/v1/provider-bindings/{bindingId}/confirmation': shownTo(keepers),
  'DELETE /api/v1/accounts/{accountId}/provider-identity': shownTo(keepers),

  'DELETE /api/v1/accounts/{accountId}/sessions': shownTo(keepers),
  'POST /api/v1/accounts/{accountId}/recoveries': shownTo(keepers),
  'POST /api/v1/recoveries/{recoveryId}/confirmation': shownTo(keepers),
  'POST /api/v1/recoveries/use': forAnyone({ body: { loginName: 'nobody-at-all' } }),

  'GET /api/v1/interests': listFor([principal], { personal: true, askedBy: [principal, substitute] }),
  'GET /api/v1/interests?': listFor(['supervisionOffice'], { askedBy: askers.filter((one) => one !== principal) }),
  'POST /api/v1/interests': forSignedIn({
    command: 'DeclareInterestCommand',
    personal: true,
    body: { reason: '近亲属' },
  }),
  'POST /api/v1/interests/{interestId}/end': doneBy('EndInterest', ['supervisionOffice'], {
    body: { reason: '已消除' },
    askedBy: askers.filter((one) => one !== principal && one !== substitute),
  }),
  'POST /api/v1/interests/{interestId}/end?': doneBy('EndInterest', [], {
    seen: [principal],
    body: { reason: '已消除' },
    personal: true,
    askedBy: [principal, substitute],
  }),
};
