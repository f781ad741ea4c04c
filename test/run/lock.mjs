import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Packages with native code come in one part for each platform. Where the registry at hand lacks a part, npm leaves it out
 * of package-lock.json, and `npm ci` then refuses the lock. These are the parts that the lock should name but does not.
 */
export const missingParts = ({ packages }) =>
  Object.entries(packages).flatMap(([path, { optionalDependencies = {}, dev }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !foldersAbove(path).some((folder) => packages[`${folder}node_modules/${name}`]))
      .map(([name, version]) => ({ name, version, dev })),
  );

/** `node_modules/a/node_modules/b` → the folders from which Node would look for what b requires. */
const foldersAbove = (path) =>
  path === '' ? [''] : [`${path}/`, ...foldersAbove(path.slice(0, Math.max(0, path.lastIndexOf('node_modules/') - 1)))];

const systems = new Set(['darwin', 'win32', 'linux', 'android', 'freebsd', 'openharmony']);
const processors = new Set(['arm64', 'x64', 'ia32', 'arm', 'ppc64', 's390x', 'riscv64', 'loong64']);

/** The lock entry of a part, by the platform in its name: npm skips it on every other platform. */
const entryOf = ({ name, version, dev }) => {
  const words = name.split(/[@/-]/);
  const [os, cpu] = [words.find((word) => systems.has(word)), words.find((word) => processors.has(word))];
  if (!os || !cpu || !/^\d/.test(version)) throw new Error(`no platform can be read from ${name}@${version}`);
  const libc =
    os === 'linux' && ['musl', 'glibc'].find((kind) => words.at(-1).startsWith(kind.replace('glibc', 'gnu')));
  return { version, cpu: [cpu], ...(dev && { dev }), ...(libc && { libc: [libc] }), optional: true, os: [os] };
};

if (process.argv[1] === import.meta.filename) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const missing = missingParts(lock);
  for (const part of missing) lock.packages[`node_modules/${part.name}`] = entryOf(part);
  const inOrder = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(inOrder);
  writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${missing.length} parts added to package-lock.json\n`);
}
