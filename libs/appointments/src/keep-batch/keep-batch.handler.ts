import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReviewDesk } from '../review-desk.js';
import { CloseBatch, OpenBatch } from './keep-batch.command.js';

@CommandHandler(OpenBatch)
export class OpenBatchHandler implements ICommandHandler<OpenBatch> {
  constructor(private readonly desk: ReviewDesk) {}

  execute({ body: { townCode, occasion, election, urgent } }: OpenBatch) {
    return this.desk.openBatch(townCode, occasion, election, urgent);
  }
}

@CommandHandler(CloseBatch)
export class CloseBatchHandler implements ICommandHandler<CloseBatch> {
  constructor(private readonly desk: ReviewDesk) {}

  execute({ batchId }: CloseBatch) {
    return this.desk.closeBatch(batchId);
  }
}
