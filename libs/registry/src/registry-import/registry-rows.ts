import type { LocalDate } from '#kernel';
import type { Basis } from '../domain/post-term.events.js';
import type { OrgLevel } from '../domain/org-level.js';
import type { PostCode } from '../domain/posts.js';

export type UnitRow = Readonly<{ code: string; name: string; level: OrgLevel; parentCode: string | null }>;

export type PersonRow = Readonly<{ personId: string; name: string; orgCode: string }>;

/** `publicPower` null takes what is usual for the post. */
export type PostRow = Readonly<{
  personId: string;
  orgCode: string;
  post: PostCode;
  basis: Basis;
  startedOn: LocalDate;
  publicPower: boolean | null;
  documentNo: string | null;
}>;
