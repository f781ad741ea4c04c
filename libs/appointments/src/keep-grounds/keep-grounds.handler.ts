import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReviewDesk } from '../review-desk.js';
import { AddGround, ApproveGround, EndGround } from './keep-grounds.command.js';

@CommandHandler(AddGround)
export class AddGroundHandler implements ICommandHandler<AddGround> {
  constructor(private readonly desk: ReviewDesk) {}

  execute({ body }: AddGround) {
    const { countyCode, code, tier, zh, en, basis, evidence, effectiveFrom } = body;
    return this.desk.onGrounds({ type: 'AddGround', countyCode, code, tier, zh, en, basis, evidence, effectiveFrom });
  }
}

@CommandHandler(ApproveGround)
export class ApproveGroundHandler implements ICommandHandler<ApproveGround> {
  constructor(private readonly desk: ReviewDesk) {}

  execute({ body: { countyCode, code } }: ApproveGround) {
    return this.desk.onGrounds({ type: 'ApproveGround', countyCode, code });
  }
}

@CommandHandler(EndGround)
export class EndGroundHandler implements ICommandHandler<EndGround> {
  constructor(private readonly desk: ReviewDesk) {}

  execute({ body: { countyCode, code, endsOn, basis } }: EndGround) {
    return this.desk.onGrounds({ type: 'EndGround', countyCode, code, endsOn, basis });
  }
}
