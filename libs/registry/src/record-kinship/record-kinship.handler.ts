import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { PeopleDesk } from '../people-desk.js';
import { ConfirmKinship, DeclareKinship, EndKinship, RecordKinship, RefuteKinship } from './record-kinship.command.js';

@CommandHandler(RecordKinship)
export class RecordKinshipHandler implements ICommandHandler<RecordKinship> {
  constructor(private readonly desk: PeopleDesk) {}

  execute({ personId, body: { relativeId, relation } }: RecordKinship) {
    return this.desk.relate({ type: 'RecordKinship', personId, relativeId, relation });
  }
}

@CommandHandler(DeclareKinship)
export class DeclareKinshipHandler implements ICommandHandler<DeclareKinship> {
  constructor(private readonly desk: PeopleDesk) {}

  execute({ personId, body: { relativeId, relation } }: DeclareKinship) {
    return this.desk.relate({ type: 'DeclareKinship', personId, relativeId, relation });
  }
}

@CommandHandler(ConfirmKinship)
export class ConfirmKinshipHandler implements ICommandHandler<ConfirmKinship> {
  constructor(private readonly desk: PeopleDesk) {}

  execute({ personId, relativeId }: ConfirmKinship) {
    return this.desk.relate({ type: 'ConfirmKinship', personId, relativeId });
  }
}

@CommandHandler(RefuteKinship)
export class RefuteKinshipHandler implements ICommandHandler<RefuteKinship> {
  constructor(private readonly desk: PeopleDesk) {}

  execute({ personId, relativeId, body: { reason } }: RefuteKinship) {
    return this.desk.relate({ type: 'RefuteKinship', personId, relativeId, reason });
  }
}

@CommandHandler(EndKinship)
export class EndKinshipHandler implements ICommandHandler<EndKinship> {
  constructor(private readonly desk: PeopleDesk) {}

  execute({ personId, relativeId, body: { reason } }: EndKinship) {
    return this.desk.relate({ type: 'EndKinship', personId, relativeId, reason });
  }
}
