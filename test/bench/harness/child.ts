import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** What a child process can be asked: each method takes one plain value and answers one. */
type Methods = Readonly<Record<string, (argument: never) => Promise<unknown>>>;

type Call = Readonly<{ id: number; method: string; argument: unknown }>;
type Answer = Readonly<{ id: number; result?: unknown; error?: string }>;

const folder = new URL('../processes/', import.meta.url);

/** A process of its own, compiled from `processes/<name>.process.ts`, with the environment of this one and `env` over it. */
export class Child<M extends Methods> {
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private calls = 0;

  private constructor(
    private readonly name: string,
    private readonly process: ChildProcess,
  ) {
    process.on('message', (answer: Answer) => {
      this.waiting.get(answer.id)?.(answer);
      this.waiting.delete(answer.id);
    });
    process.once('exit', (code) => {
      for (const [id, settle] of this.waiting) settle({ id, error: `ended with ${code}` });
      this.waiting.clear();
    });
  }

  /** `options` are those of Node.js. */
  static start<M extends Methods>(
    name: string,
    env: Readonly<Record<string, string>> = {},
    options: readonly string[] = [],
  ): Child<M> {
    const execArgv = [...process.execArgv, ...options];
    const process_ = fork(new URL(`${name}.process.js`, folder), { env: { ...process.env, ...env }, execArgv });
    return new Child<M>(name, process_);
  }

  /** Rejects with what the method threw, or where the process has ended. */
  call<K extends keyof M & string>(method: K, argument: Parameters<M[K]>[0]): Promise<Awaited<ReturnType<M[K]>>> {
    const id = ++this.calls;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, ({ result, error }) => {
        if (error === undefined) resolve(result as Awaited<ReturnType<M[K]>>);
        else reject(new Error(`${this.name}.${method}: ${error}`));
      });
      this.process.send({ id, method, argument } satisfies Call, (error) => {
        if (error) this.waiting.get(id)?.({ id, error: error.message });
      });
    });
  }

  /** Lets the process end by itself: it closes what it opened. */
  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    if (this.process.connected) this.process.disconnect();
    await ended;
  }
}

/** The other side: answers the calls of the parent until it disconnects, then closes. */
export const answerCalls = (methods: Methods, close: () => Promise<void> = () => Promise.resolve()): void => {
  const answer = async ({ id, method, argument }: Call): Promise<Answer> => {
    try {
      return { id, result: await methods[method]!(argument as never) };
    } catch (error) {
      return { id, error: String(error) };
    }
  };
  process.on('message', (call: Call) => void answer(call).then((said) => process.send?.(said)));
  const end = () => void close().finally(() => process.exit());
  if (process.connected) process.once('disconnect', end);
  else end();
};
