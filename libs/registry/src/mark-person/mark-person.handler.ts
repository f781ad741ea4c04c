import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PeopleDesk } from '../people-desk.js';
import { MarkDeceased, MarkLeft, WithdrawMark } from './mark-person.command.js';

@CommandHandler(MarkDeceased)
export class MarkDeceasedHandler implements ICommandHandler<MarkDeceased> {
  constructor(private readonly desk: PeopleDesk) {}

  execute({ personId, body: { diedOn } }: MarkDeceased) {
    return this.desk.act(personId, { type: 'MarkDeceased', diedOn });
  }
}

@CommandHandler(MarkLeft)
export class MarkLeftHandler implements ICommandHandler<MarkLeft> {
  constructor(private readonly desk: PeopleDesk) {}

  execute({ personId, body: { leftOn } }: MarkLeft) {
    return this.desk.act(personId, { type: 'MarkLeft', leftOn });
  }
}

@CommandHandler(WithdrawMark)
export class WithdrawMarkHandler implements ICommandHandler<WithdrawMark> {
  constructor(private readonly desk: PeopleDesk) {}

  execute({ personId, body: { reason } }: WithdrawMark) {
    return this.desk.act(personId, { type: 'WithdrawMark', reason });
  }
}
