import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import { Ticked } from '#web';
import type { ProblemTeller } from './problem-teller.js';

/** Where one request gives several commands, each error is told as that of a request would be. */
export class TickedInterceptor implements NestInterceptor {
  constructor(private readonly teller: ProblemTeller) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const told = (answer: unknown) =>
      answer instanceof Ticked ? answer.toldBy((error) => this.teller.tell(error, request).problem) : answer;
    return next.handle().pipe(map(told));
  }
}
