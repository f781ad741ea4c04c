import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { currentScope } from '#event-store';
import { Clock, type Actor } from '#kernel';
import { ReadStore } from '#read-store';
import { OrgTree } from '#registry/contract';
import { SecurityLog, type SecurityEntry } from '../contract/security-log.contract.js';
import { Mandates } from '../scoping/mandates.js';
import { contentOf, type SecurityLine } from './security-line.js';

type Waiting = Readonly<{ content: string; resolve: () => void; reject: (error: unknown) => void }>;

const MOST_LINES = 500;

/**
 * The security log in PostgreSQL. What the callers of this process record while a group is being written goes into the
 * next group: one statement and one commit for all of them, and one chain for all processes.
 */
@Injectable()
export class PostgresSecurityLog extends SecurityLog {
  private readonly waiting: Waiting[] = [];
  private writing = false;

  constructor(
    private readonly store: ReadStore,
    private readonly clock: Clock,
    private readonly tree: OrgTree,
    private readonly mandates: Mandates,
  ) {
    super();
  }

  async record(entry: SecurityEntry): Promise<void> {
    const acting = actingOf(entry);
    const { accountId, orgCode } = acting;
    const content = contentOf({
      at: this.clock.now(),
      kind: entry.kind,
      outcome: entry.outcome,
      accountId: accountId === '' ? null : accountId,
      ...(await this.rightsOf(acting)),
      units: orgCode === undefined ? [] : await this.tree.path(orgCode),
      subject: entry.subject ?? null,
      code: entry.code ?? null,
      facts: entry.facts ?? {},
    });
    await new Promise<void>((resolve, reject) => {
      this.waiting.push({ content, resolve, reject });
      if (!this.writing) void this.writeAll();
    });
  }

  private async rightsOf(acting: Actor): Promise<Pick<SecurityLine, 'onBehalfOf' | 'substitutions'>> {
    const { onBehalfOf } = acting;
    if (onBehalfOf === undefined) return {};
    return { onBehalfOf, substitutions: await this.mandates.substitutionsOf(acting.accountId, onBehalfOf) };
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, MOST_LINES);
      try {
        await this.store.pool.query({
          name: 'security_append',
          text: 'select security.append($1)',
          values: [group.map(({ content }) => content)],
        });
        for (const { resolve } of group) resolve();
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
      if (group.length > 1) await nextTurn();
    }
    this.writing = false;
  }
}

const actingOf = ({ accountId, orgCode, onBehalfOf }: SecurityEntry): Actor =>
  accountId === undefined
    ? currentScope().actor
    : { accountId, ...(orgCode === undefined ? {} : { orgCode }), ...(onBehalfOf === undefined ? {} : { onBehalfOf }) };
