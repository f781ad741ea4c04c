/** What a session list shows of a browser or program: enough to recognize the own one, too little to follow anybody. */
export const deviceOf = (userAgent: string | undefined): string => {
  if (userAgent === undefined || userAgent === '') return 'unknown';
  const found = (table: readonly (readonly [RegExp, string])[]) =>
    table.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [program, system] = [found(PROGRAMS), found(SYSTEMS)];
  if (program === undefined) return system ?? 'other';
  return system === undefined ? program : `${program}, ${system}`;
};

const PROGRAMS = [
  [/MicroMessenger\//, 'WeChat'],
  [/DingTalk\//, 'DingTalk'],
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/(?:Chrome|CriOS)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
  [/^(?:curl|node|undici|python|okhttp|Go-http)/i, 'program'],
] as const;

const SYSTEMS = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/HarmonyOS/, 'HarmonyOS'],
  [/Linux/, 'Linux'],
] as const;

/** The network of an address: the first three numbers of IPv4, the first three groups of IPv6. */
export const networkOf = (address: string | undefined): string => {
  const plain = address?.replace(/^::ffff:/i, '') ?? '';
  const four = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(plain)?.[1];
  if (four !== undefined) return `${four}.0/24`;
  const groups = /^([0-9a-f:]+)/i.exec(plain)?.[1]?.split('::')[0]?.split(':') ?? [];
  return plain.includes(':') ? `${groups.slice(0, 3).join(':')}::/48` : 'unknown';
};

/**
 * Whom requests from an address are counted for: an IPv4 address, or the /64 network of an IPv6 one, of which a single
 * line has as many addresses as it wants.
 */
export const sourceOf = (address: string | undefined): string => {
  const plain = address?.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '') ?? '';
  if (!plain.includes(':')) return plain;
  const [head = '', tail = ''] = plain.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [first, last] = [groups(head), groups(tail)];
  const missing = plain.includes('::') ? Math.max(0, 8 - first.length - last.length) : 0;
  const all = [...first, ...Array.from({ length: missing }, () => '0'), ...last];
  return `${all
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
};
