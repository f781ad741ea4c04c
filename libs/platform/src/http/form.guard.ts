import { UnsupportedMediaTypeException, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { bringsForm } from './request-head.js';

/** Where @nestjs/swagger keeps what `@ApiConsumes` says. */
const CONSUMES = 'swagger/apiConsumes';
const FORM = 'multipart/form-data';

/** A form with files is taken by routes that say so, and by no other. */
export class FormGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!bringsForm(headers) || this.takesForms(context)) return true;
    throw new UnsupportedMediaTypeException({ code: 'unsupported-media-type' });
  }

  private takesForms(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    return (this.reflector.getAllAndOverride<string[] | undefined>(CONSUMES, places) ?? []).includes(FORM);
  }
}
