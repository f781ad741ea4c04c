import {
  applyDecorators,
  Injectable,
  SetMetadata,
  StreamableFile,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { ModuleRef, Reflector } from '@nestjs/core';
import { ApiExtension } from '@nestjs/swagger';
import type { Readable } from 'node:stream';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { ExportedList, ListPaging } from './exported-list.js';

export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const EXPORTED_AS = 'x-exported-as';

const LIST = 'exported-list';
const LARGEST_PAGE = 200;

export type Language = 'zh' | 'en';

/** What is exported: the list, the filters of the request by name, and the answers of the route, page by page. */
export type WantedExport = Readonly<{
  list: ExportedList;
  language: Language;
  filters: Readonly<Record<string, string>>;
  pages: () => AsyncIterable<unknown>;
}>;

/** `content` is the workbook. */
export type WrittenExport = Readonly<{ content: Readable; fileName: string }>;

/** Writes lists as workbooks, and has on record who took which. */
export abstract class ListExports {
  /** Throws where the list is longer than a workbook may be. */
  abstract write(wanted: WantedExport): Promise<WrittenExport>;
}

type Query = Readonly<Record<string, unknown>>;
type ListRequest = { query: Query; readonly headers: Readonly<Record<string, string | string[] | undefined>> };
type ListReply = Readonly<{ header(name: string, value: string): unknown }>;

/**
 * Answers a list as a workbook where the request accepts one. The route itself is asked for each page with the filters of
 * the request, so that a workbook can hold nothing that its caller could not read page by page.
 */
@Injectable()
export class ListExport implements NestInterceptor {
  constructor(
    private readonly modules: ModuleRef,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ListRequest>();
    if (!accepts(request, WORKBOOK)) return next.handle();
    const list = this.reflector.get<ExportedList>(LIST, context.getHandler());
    return from(this.workbook(list, request, next, context.switchToHttp().getResponse<ListReply>()));
  }

  private async workbook(
    list: ExportedList,
    request: ListRequest,
    next: CallHandler,
    reply: ListReply,
  ): Promise<StreamableFile> {
    const filters = filtersOf(request.query, list.paging);
    const pages = () => pagesOf(list.paging, filters, request, next);
    const exports = this.modules.get(ListExports, { strict: false });
    const named = Object.entries(filters).map(([name, value]) => [name, String(value)]);
    const wanted = { list, language: languageOf(request), filters: Object.fromEntries(named), pages };
    const { content, fileName } = await exports.write(wanted);
    reply.header('cache-control', 'no-store');
    reply.header('x-content-type-options', 'nosniff');
    return new StreamableFile(content, { type: WORKBOOK, disposition: `attachment; filename="${fileName}"` });
  }
}

/** A route that answers a list: with `Accept` set to the type of workbooks, it answers the whole list as one. */
export const Exported = (list: ExportedList) =>
  applyDecorators(
    SetMetadata(LIST, list),
    UseInterceptors(ListExport),
    ApiExtension(EXPORTED_AS, {
      name: list.name,
      columns: list.columns,
      paging: list.paging,
    }),
  );

async function* pagesOf(
  paging: ListPaging,
  filters: Query,
  request: ListRequest,
  next: CallHandler,
): AsyncGenerator<unknown> {
  let place: Query | undefined = beginning(paging);
  while (place) {
    request.query = { ...filters, ...place };
    const answer: unknown = await lastValueFrom(next.handle());
    yield answer;
    place = following(paging, place, answer);
  }
}

const beginning = (paging: ListPaging): Query => {
  if (paging === 'whole') return {};
  return paging === 'pages' ? { page: '1', size: String(LARGEST_PAGE) } : { [paging.size]: String(paging.most) };
};

const following = (paging: ListPaging, place: Query, answer: unknown): Query | undefined => {
  if (paging === 'whole') return undefined;
  if (paging === 'pages') {
    const { total } = answer as { total: number };
    const page = Number(place['page']);
    return page * LARGEST_PAGE < total ? { ...place, page: String(page + 1) } : undefined;
  }
  const { next } = answer as { next: string | number | null };
  return next === null ? undefined : { ...place, [paging.parameter]: String(next) };
};

/** Without what says which page is asked for. */
const filtersOf = (query: Query, paging: ListPaging): Query => {
  const cut = typeof paging === 'string' ? ['page', 'size'] : [paging.parameter, paging.size, 'page'];
  return Object.fromEntries(Object.entries(query).filter(([name]) => paging === 'whole' || !cut.includes(name)));
};

const headerOf = ({ headers }: ListRequest, name: string): string => String(headers[name] ?? '').toLowerCase();

const accepts = (request: ListRequest, type: string): boolean =>
  headerOf(request, 'accept')
    .split(',')
    .some((range) => range.split(';')[0]?.trim() === type);

/** The first of the two languages that `Accept-Language` names; Chinese where it names neither. */
const languageOf = (request: ListRequest): Language =>
  /(?:^|,)\s*(zh|en)\b/.exec(headerOf(request, 'accept-language'))?.[1] === 'en' ? 'en' : 'zh';
