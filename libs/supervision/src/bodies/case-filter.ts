import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { IsLocalDate } from '#web';
import { lights, type Light } from '../domain/light.js';

/** What the caller has to do with a case: began it, acted in it, has something to do in it, was sent a copy. */
export const caseParts = ['started', 'acted', 'waiting', 'copied'] as const;

export type CasePart = (typeof caseParts)[number];

export const caseSorts = ['changed', '-changed', 'opened', '-opened', 'due', '-due', 'arrived', '-arrived'] as const;

export type CaseSort = (typeof caseSorts)[number];

const EARLIEST_YEAR = 1949;
const LATEST_YEAR = 9999;

/** The filters of a list of cases, as a request gives them and a view keeps them. */
export class CaseFilter {
  @ApiPropertyOptional({ description: 'What the case is, such as `jointreview` for joint reviews of every kind' })
  @IsOptional()
  @IsString()
  @Length(1, 64)
  readonly category?: string;

  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 64) readonly kind?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 64) readonly stage?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 64) readonly status?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 32) readonly org?: string;

  @ApiPropertyOptional({ description: 'An office that it waits for: `dept:police`, `townPartyCommittee@370112013`' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly waitsFor?: string;

  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() readonly dueFrom?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() readonly dueUntil?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() readonly openedFrom?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @IsLocalDate() readonly openedUntil?: string;
  @ApiPropertyOptional({ enum: lights }) @IsOptional() @IsIn(lights) readonly light?: Light;

  @ApiPropertyOptional({ description: 'Part of the register number, or of the name, its pinyin or initials' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  @Matches(/\S/)
  readonly q?: string;

  @ApiPropertyOptional({ minimum: EARLIEST_YEAR, maximum: LATEST_YEAR, description: 'In which it was opened' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(EARLIEST_YEAR)
  @Max(LATEST_YEAR)
  readonly year?: number;

  @ApiPropertyOptional({ description: 'The whole register number' })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  readonly number?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'A person whom the case concerns' })
  @IsOptional()
  @IsUUID()
  readonly party?: string;

  @ApiPropertyOptional({ enum: caseParts, description: 'What you have to do with it' })
  @IsOptional()
  @IsIn(caseParts)
  readonly part?: CasePart;

  @ApiPropertyOptional({ enum: caseSorts, default: '-changed' })
  @IsOptional()
  @IsIn(caseSorts)
  readonly sort?: CaseSort;
}

export type CaseFilters = Pick<CaseFilter, keyof CaseFilter>;

/** The filters that are given, without anything else that a request holds. */
export const filtersIn = (given: CaseFilters): CaseFilters =>
  Object.fromEntries(names.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])));

const names = [
  'category',
  'kind',
  'stage',
  'status',
  'org',
  'waitsFor',
  'dueFrom',
  'dueUntil',
  'openedFrom',
  'openedUntil',
  'light',
  'q',
  'year',
  'number',
  'party',
  'part',
  'sort',
] as const satisfies readonly (keyof CaseFilter)[];
