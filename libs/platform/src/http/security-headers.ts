type HeaderSet = Readonly<Record<string, string>>;

const STRICT_TRANSPORT = { 'strict-transport-security': 'max-age=31536000' };

const EVERYWHERE = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
};

const FRAMED_BY_NOBODY = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

/** What a browser may do with an answer, by the beginning of its address: the first that fits. */
const POLICIES = [
  [
    '/api/docs',
    `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; ${FRAMED_BY_NOBODY}`,
  ],
  ['/api', "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"],
  [
    '/sign-in/provider',
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  ],
  [
    '/',
    `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self' data:; ${FRAMED_BY_NOBODY}`,
  ],
] as const;

/**
 * The security headers of an answer by its address, each set made once. Nothing is kept by browsers or proxies unless a
 * route says so. `https` where browsers reach the program over HTTPS only.
 */
export const securityHeaders = (https: boolean): ((address: string) => HeaderSet) => {
  const sets = POLICIES.map(([beginning, policy]) => ({
    beginning,
    headers: { ...EVERYWHERE, ...(https ? STRICT_TRANSPORT : {}), 'content-security-policy': policy },
  }));
  const last = sets.at(-1)!;
  return (address) => (sets.find(({ beginning }) => address.startsWith(beginning)) ?? last).headers;
};
