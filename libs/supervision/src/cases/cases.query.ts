import { Injectable } from '@nestjs/common';
import { sql, type RawBuilder } from 'kysely';
import { ScopeFilter } from '#access/contract';
import { ReadStore } from '#read-store';
import type { Page, PageOf } from '#web';
import { CaseOwners } from '../contract/index.js';
import type { Light } from '../domain/light.js';
import { all, caseLines, isAbout, isSeen, isWithin, lightOf, returns, type CaseLine } from '../scoping/case-lines.js';
import { callerOf } from '../scoping/caller.policy.js';
import { LineViews, type CaseLineView } from '../scoping/line-view.query.js';

export type CaseFilter = Readonly<{
  kind?: string | undefined;
  stage?: string | undefined;
  status?: string | undefined;
  org?: string | undefined;
  light?: Light | undefined;
  q?: string | undefined;
}>;

/** Every case that the caller may know of, the latest change first. */
@Injectable()
export class Cases {
  constructor(
    private readonly store: ReadStore,
    private readonly owners: CaseOwners,
    private readonly scopes: ScopeFilter,
    private readonly views: LineViews,
  ) {}

  async page(filter: CaseFilter, { page, size }: PageOf): Promise<Page<CaseLineView>> {
    const seen = isSeen(callerOf(await this.scopes.current()));
    const light = lightOf(sql`l.due_on`, await this.views.days());
    const wanted = all([seen, ...conditionsOf(filter, light)]);
    const lines = sql<CaseLine>`select l.*, ${returns} as returns, ${light} as light
      from ${caseLines(this.owners)} l where ${wanted}
      order by l.changed_at desc, l.key limit ${size} offset ${(page - 1) * size}`;
    const counts = sql<{ total: number }>`select count(*) as total from ${caseLines(this.owners)} l where ${wanted}`;
    const [found, counted] = await Promise.all([lines.execute(this.store.db), counts.execute(this.store.db)]);
    return { items: await this.views.of(found.rows), total: counted.rows[0]!.total, page, size };
  }
}

const conditionsOf = (filter: CaseFilter, light: RawBuilder<Light>): readonly RawBuilder<boolean>[] => {
  const { kind, stage, status, org, q } = filter;
  return [
    ...(kind === undefined ? [] : [sql<boolean>`l.kind = ${kind}`]),
    ...(stage === undefined ? [] : [sql<boolean>`l.stage = ${stage}`]),
    ...(status === undefined ? [] : [sql<boolean>`l.status = ${status}`]),
    ...(org === undefined ? [] : [isWithin(org)]),
    ...(filter.light === undefined ? [] : [sql<boolean>`${light} = ${filter.light}`]),
    ...(q === undefined ? [] : [isAbout(q)]),
  ];
};
