import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { MinPosition } from './min-position.js';

const DEFAULT_SIZE = 20;
const MAX_SIZE = 200;
const MAX_PAGE = 10_000;

/** Which part of a list: pages count from 1. */
export class PageQuery extends MinPosition {
  @ApiPropertyOptional({ minimum: 1, maximum: MAX_PAGE, default: 1 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  readonly page: number = 1;

  @ApiPropertyOptional({ minimum: 1, maximum: MAX_SIZE, default: DEFAULT_SIZE })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_SIZE)
  readonly size: number = DEFAULT_SIZE;
}

export type PageOf = Readonly<{ page: number; size: number }>;

/** One page of a list, and how many lines the whole list has. */
export type Page<T> = Readonly<{ items: readonly T[]; total: number; page: number; size: number }>;

/** A page of what a query found with the `total` of all that there is. */
export const pageOf = <Row extends Readonly<{ total: number }>, Line>(
  rows: readonly Row[],
  { page, size }: PageOf,
  lineOf: (row: Omit<Row, 'total'>) => Line,
): Page<Line> => ({
  items: rows.map(({ total: _total, ...row }) => lineOf(row)),
  total: rows[0]?.total ?? 0,
  page,
  size,
});
