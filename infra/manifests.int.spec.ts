import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse, parseAllDocuments } from 'yaml';
import { composeSchema, kubernetesSchema } from './manifest-schemas.js';

type Compose = {
  services: Record<
    string,
    {
      command?: string[];
      restart: string;
      environment?: Record<string, string>;
      depends_on?: Record<string, { condition: string }>;
      volumes?: string[];
    }
  >;
  volumes: object;
};
type Kubernetes = {
  kind: string;
  metadata: { name: string; labels: object };
  spec: {
    selector: { matchLabels?: object };
    template?: {
      metadata: { labels: object };
      spec: {
        volumes: { name: string }[];
        containers: { command: string[]; volumeMounts: { name: string }[]; ports?: object; readinessProbe?: object }[];
      };
    };
  };
};

const read = (name: string) => readFileSync(join('infra', name), 'utf8');
const ajv = new Ajv({ allErrors: true });
const [isCompose, isKubernetes] = [ajv.compile(composeSchema), ajv.compile(kubernetesSchema)];
const compose = parse(read('compose.yaml')) as Compose;
const objects = readdirSync('infra/kubernetes').flatMap((name) =>
  parseAllDocuments(read(`kubernetes/${name}`)).map((document) => {
    for (const error of document.errors) throw error;
    return document.toJS() as Kubernetes;
  }),
);
const programs = ['api', 'worker'].map((name) => [
  'node',
  '--max-semi-space-size=64',
  '--heap-growing-percent=40',
  `dist/apps/${name}/src/main.js`,
]);
const dockerCompose = (env: Record<string, string>) =>
  spawnSync('docker-compose', ['-f', 'infra/compose.yaml', 'config', '--quiet'], { env: { ...process.env, ...env } });
const composeIsInstalled = spawnSync('docker-compose', ['version']).status === 0;

describe('the trial on one machine', () => {
  it('is a compose file of known keys', () => {
    expect(isCompose(compose) || isCompose.errors).toBe(true);
  });

  it('refuses a key that compose does not know', () => {
    expect(isCompose({ services: { api: { ...compose.services['api'], enviroment: {} } } })).toBe(false);
  });

  it('starts setup, api and worker on the three addresses, once every server is healthy', () => {
    const servers = ['eventstore', 'postgres', 'redis'];
    const { api, worker, setup } = compose.services;
    expect([api, worker]).toMatchObject(programs.map((command) => ({ command })));
    for (const program of [api, worker, setup]) {
      const healthy = Object.entries(program?.depends_on ?? {}).filter(
        ([, { condition }]) => condition === 'service_healthy',
      );
      expect(healthy.map(([name]) => name).sort()).toEqual(servers);
      const { EVENT_STORE_URL, QUEUE_URL, READ_STORE_URL } = program?.environment ?? {};
      const hosts = [EVENT_STORE_URL, READ_STORE_URL, QUEUE_URL].map((url) => new URL(url ?? '').hostname);
      expect(hosts).toEqual(servers);
    }
  });

  it('sets the installation up once, before api and worker', () => {
    const { api, worker, setup } = compose.services;
    expect(setup).toMatchObject({ command: ['node', 'dist/apps/cli/src/main.js', 'setup'], restart: 'no' });
    for (const program of [api, worker])
      expect(program?.depends_on?.['setup']).toEqual({ condition: 'service_completed_successfully' });
  });

  it('declares every volume that it mounts', () => {
    const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes.map((v) => v.split(':')[0]));
    expect(new Set(mounted)).toEqual(new Set(Object.keys(compose.volumes)));
  });

  it('holds no password of its own', () => {
    const secrets = read('compose.yaml').match(/^ +(?:POSTGRES_PASSWORD|MASTER_KEY):.*$/gm);
    expect(secrets).toHaveLength(2);
    for (const line of secrets ?? []) expect(line).toMatch(/: \$\{[A-Z_]+:\?.+\}$/);
  });

  if (composeIsInstalled) {
    it('is read by docker-compose, which asks for the secrets', () => {
      expect(dockerCompose({ POSTGRES_PASSWORD: 'x', MASTER_KEY: 'y' }).status).toBe(0);
      expect(dockerCompose({ POSTGRES_PASSWORD: '', MASTER_KEY: 'y' }).status).not.toBe(0);
    }, 60_000);
  }
});

describe('the Kubernetes manifests', () => {
  it.each(objects)('$kind $metadata.name is of known keys, hardened', (object) => {
    expect(isKubernetes(object) || isKubernetes.errors).toBe(true);
  });

  it('refuse a container that may run as root, and a misspelt key', () => {
    const [deployment] = objects;
    const rooted = JSON.parse(
      JSON.stringify(deployment).replace('"runAsNonRoot":true', '"runAsNonRoot":false'),
    ) as object;
    const misspelt = JSON.parse(JSON.stringify(deployment).replace('livenessProbe', 'livenesProbe')) as object;
    expect([deployment, rooted, misspelt].map((object) => isKubernetes(object))).toEqual([true, false, false]);
  });

  it('run api and worker, each selected by its own labels', () => {
    const deployments = objects.filter(({ kind }) => kind === 'Deployment');
    expect(deployments.map(({ spec }) => spec.template?.spec.containers[0]?.command)).toEqual(programs);
    for (const { spec, metadata } of deployments) {
      expect(spec.selector.matchLabels).toEqual(spec.template?.metadata.labels);
      expect(metadata.labels).toEqual(spec.template?.metadata.labels);
    }
    const service = objects.find(({ kind }) => kind === 'Service');
    expect(service?.spec.selector).toEqual(deployments[0]?.spec.selector.matchLabels);
  });

  it('probe what opens a port, and nothing else', () => {
    const containers = objects.flatMap(({ spec }) => spec.template?.spec.containers ?? []);
    expect(containers.map(({ ports }) => ports !== undefined)).toEqual([true, false]);
    expect(containers.map(({ readinessProbe }) => readinessProbe !== undefined)).toEqual([true, false]);
  });

  it('mount only volumes that they have', () => {
    for (const { spec } of objects.filter(({ kind }) => kind === 'Deployment')) {
      const { volumes = [], containers = [] } = spec.template?.spec ?? {};
      const mounted = containers.flatMap(({ volumeMounts }) => volumeMounts.map(({ name }) => name));
      expect(mounted).toEqual(volumes.map(({ name }) => name));
    }
  });
});

describe('the image', () => {
  it('runs as another user than root, from a locked install, with no development package', () => {
    const [build, runtime] = read('Dockerfile')
      .split(/^FROM /m)
      .slice(1);
    expect(build).toMatch(/^RUN npm ci$/m);
    expect(build).toMatch(/npm prune --omit=dev/);
    expect(runtime).toMatch(/^USER node$/m);
    expect(runtime).not.toMatch(/^COPY \. /m);
  });
});
