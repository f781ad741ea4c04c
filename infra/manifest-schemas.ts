const text = { type: 'string', minLength: 1 };
const texts = { type: 'array', items: text, minItems: 1 };
const map = (values: object) => ({ type: 'object', additionalProperties: values });
const record = (properties: Record<string, object>, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const dependency = record(
  { condition: { enum: ['service_started', 'service_healthy', 'service_completed_successfully'] } },
  ['condition'],
);

const composeService = record(
  {
    image: text,
    build: record({ context: text, dockerfile: text }, ['context', 'dockerfile']),
    command: texts,
    environment: map(text),
    ports: { type: 'array', items: { type: 'string', pattern: '^127\\.0\\.0\\.1:\\d+:\\d+$' } },
    volumes: { type: 'array', items: { type: 'string', pattern: '^[a-z-]+:/[a-z/]+$' } },
    depends_on: map(dependency),
    healthcheck: record(
      { test: texts, interval: { type: 'string', pattern: '^\\d+s$' }, timeout: text, retries: { type: 'integer' } },
      ['test'],
    ),
    restart: { enum: ['unless-stopped', 'no'] },
  },
  ['image', 'restart'],
);

/** The part of the Compose Specification that this project uses, closed: an unknown key is a fault. */
export const composeSchema = record({ services: map(composeService), volumes: map(record({})) }, ['services']);

const labels = map(text);
const probe = record(
  {
    httpGet: record({ path: { type: 'string', pattern: '^/api/health/' }, port: text }, ['path', 'port']),
    periodSeconds: { type: 'integer' },
    failureThreshold: { type: 'integer' },
  },
  ['httpGet'],
);

const container = record(
  {
    name: text,
    image: { type: 'string', pattern: ':(?!latest$)[^:]+$' },
    command: texts,
    envFrom: { type: 'array', items: record({ secretRef: record({ name: text }, ['name']) }, ['secretRef']) },
    ports: { type: 'array', items: record({ name: text, containerPort: { type: 'integer' } }, ['name']) },
    startupProbe: probe,
    livenessProbe: probe,
    readinessProbe: probe,
    resources: record({ requests: map(text), limits: map(text) }, ['requests', 'limits']),
    securityContext: record(
      {
        allowPrivilegeEscalation: { const: false },
        readOnlyRootFilesystem: { const: true },
        capabilities: record({ drop: { const: ['ALL'] } }, ['drop']),
      },
      ['allowPrivilegeEscalation', 'readOnlyRootFilesystem', 'capabilities'],
    ),
    volumeMounts: { type: 'array', items: record({ name: text, mountPath: text }, ['name', 'mountPath']) },
  },
  ['name', 'image', 'command', 'envFrom', 'resources', 'securityContext'],
);

const pod = record(
  {
    automountServiceAccountToken: { const: false },
    terminationGracePeriodSeconds: { type: 'integer' },
    securityContext: record(
      {
        runAsNonRoot: { const: true },
        runAsUser: { type: 'integer', minimum: 1 },
        fsGroup: { type: 'integer', minimum: 1 },
        seccompProfile: record({ type: { const: 'RuntimeDefault' } }, ['type']),
      },
      ['runAsNonRoot', 'runAsUser', 'seccompProfile'],
    ),
    containers: { type: 'array', items: container, minItems: 1 },
    volumes: { type: 'array', items: record({ name: text, emptyDir: record({}) }, ['name', 'emptyDir']) },
  },
  ['automountServiceAccountToken', 'securityContext', 'containers'],
);

const metadata = record({ name: text, labels }, ['name', 'labels']);

const deployment = record(
  {
    apiVersion: { const: 'apps/v1' },
    kind: { const: 'Deployment' },
    metadata,
    spec: record(
      {
        replicas: { type: 'integer', minimum: 1 },
        selector: record({ matchLabels: labels }, ['matchLabels']),
        template: record({ metadata: record({ labels }, ['labels']), spec: pod }, ['metadata', 'spec']),
      },
      ['replicas', 'selector', 'template'],
    ),
  },
  ['apiVersion', 'kind', 'metadata', 'spec'],
);

const port = record({ name: text, port: { type: 'integer' }, targetPort: text }, ['name', 'port', 'targetPort']);

const service = record(
  {
    apiVersion: { const: 'v1' },
    kind: { const: 'Service' },
    metadata,
    spec: record({ selector: labels, ports: { type: 'array', items: port } }, ['selector', 'ports']),
  },
  ['apiVersion', 'kind', 'metadata', 'spec'],
);

/** The Kubernetes objects that this project uses, closed likewise, with the hardening that it wants as constants. */
export const kubernetesSchema = { oneOf: [deployment, service] };
