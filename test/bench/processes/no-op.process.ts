import 'reflect-metadata';
import { Body, Controller, HttpCode, Module, Post } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsIn, IsInt, IsString, IsUUID, Length, Max, Min, ValidateNested } from 'class-validator';
import { ceremonyKinds, type CeremonyKind } from '#ceremonies';
import { createHttpEdge } from '#platform';
import { answerOf, IsLocalDate, type CommandAnswer } from '#web';
import { answerCalls } from '../harness/child.js';

const MAX_COUNT = 10_000;
const MAX_FEN = 100_000_000_000;

class NoOpPlan {
  @IsInt() @Min(0) @Max(MAX_COUNT) readonly tables!: number;
  @IsInt() @Min(0) @Max(MAX_COUNT) readonly persons!: number;
  @IsInt() @Min(0) @Max(MAX_COUNT) readonly cars!: number;
  @IsInt() @Min(0) @Max(MAX_FEN) readonly tableCostFen!: number;
  @IsBoolean() readonly jointBothFamilies!: boolean;
  @IsBoolean() readonly nonRelativesInvited!: boolean;
  @IsBoolean() readonly serviceTargetsInvited!: boolean;
}

/** The rules of the body with which a report is drafted. */
class NoOpBody {
  @IsUUID() readonly reporterId!: string;
  @IsIn(ceremonyKinds) readonly kind!: CeremonyKind;
  @IsIn(['online', 'phone', 'in-person']) readonly channel!: string;
  @IsString() @Length(1, 100) readonly principal!: string;
  @IsString() @Length(1, 200) readonly venue!: string;
  @IsLocalDate() readonly ceremonyOn!: string;
  @IsDefined() @ValidateNested() @Type(() => NoOpPlan) readonly plan!: NoOpPlan;
}

@Controller('no-op')
class NoOpController {
  @Post()
  @HttpCode(200)
  accept(@Body() { reporterId }: NoOpBody): CommandAnswer {
    return answerOf({ id: reporterId, streamRevision: 0, position: 0n });
  }
}

@Module({ controllers: [NoOpController] })
class NoOpModule {}

const app = await createHttpEdge(NoOpModule, (error) => process.stderr.write(`${error.stack}\n`));
await app.listen({ host: '127.0.0.1', port: 0 });
const url = `${await app.getUrl()}/no-op`;

const methods = { address: () => Promise.resolve(url) };
export type NoOpMethods = typeof methods;

answerCalls(methods, () => app.close());
