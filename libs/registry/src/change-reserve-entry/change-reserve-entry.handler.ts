import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReserveDesk } from '../reserve-desk.js';
import {
  AdmitMember,
  AppointMember,
  AssignMentor,
  CheckPool,
  MarkMature,
  NominateCandidate,
  RecordReserveTraining,
  RemoveMember,
  ReviewCandidate,
  ReviewMember,
} from './change-reserve-entry.command.js';

@CommandHandler(NominateCandidate)
export class NominateCandidateHandler implements ICommandHandler<NominateCandidate> {
  constructor(private readonly desk: ReserveDesk) {}

  execute({ body: { personId, villageCode, reason } }: NominateCandidate) {
    return this.desk.nominate({ personId, villageCode, reason });
  }
}

@CommandHandler(ReviewCandidate)
export class ReviewCandidateHandler implements ICommandHandler<ReviewCandidate> {
  constructor(private readonly desk: ReserveDesk) {}

  execute({ entryId, body: { agrees, opinion } }: ReviewCandidate) {
    return this.desk.act(entryId, { type: 'ReviewCandidate', agrees, opinion });
  }
}

@CommandHandler(AdmitMember)
export class AdmitMemberHandler implements ICommandHandler<AdmitMember> {
  constructor(private readonly desk: ReserveDesk) {}

  execute({ entryId }: AdmitMember) {
    return this.desk.act(entryId, { type: 'AdmitMember' });
  }
}

@CommandHandler(AssignMentor)
export class AssignMentorHandler implements ICommandHandler<AssignMentor> {
  constructor(private readonly desk: ReserveDesk) {}

  execute({ entryId, body: { mentorId } }: AssignMentor) {
    return this.desk.act(entryId, { type: 'AssignMentor', mentorId });
  }
}

@CommandHandler(RecordReserveTraining)
export class RecordReserveTrainingHandler implements ICommandHandler<RecordReserveTraining> {
  constructor(private readonly desk: ReserveDesk) {}

  execute({ entryId, body: { subject, trainedOn } }: RecordReserveTraining) {
    return this.desk.act(entryId, { type: 'RecordReserveTraining', subject, trainedOn });
  }
}

@CommandHandler(MarkMature)
export class MarkMatureHandler implements ICommandHandler<MarkMature> {
  constructor(private readonly desk: ReserveDesk) {}

  execute({ entryId }: MarkMature) {
    return this.desk.act(entryId, { type: 'MarkMature' });
  }
}

@CommandHandler(ReviewMember)
export class ReviewMemberHandler implements ICommandHandler<ReviewMember> {
  constructor(private readonly desk: ReserveDesk) {}

  execute({ entryId, body: { opinion } }: ReviewMember) {
    return this.desk.act(entryId, { type: 'ReviewMember', opinion });
  }
}

@CommandHandler(RemoveMember)
export class RemoveMemberHandler implements ICommandHandler<RemoveMember> {
  constructor(private readonly desk: ReserveDesk) {}

  execute({ entryId, body: { reason } }: RemoveMember) {
    return this.desk.act(entryId, { type: 'RemoveMember', reason });
  }
}

@CommandHandler(AppointMember)
export class AppointMemberHandler implements ICommandHandler<AppointMember> {
  constructor(private readonly desk: ReserveDesk) {}

  execute({ entryId, body: { post, documentNo } }: AppointMember) {
    return this.desk.act(entryId, { type: 'AppointMember', post, documentNo });
  }
}

@CommandHandler(CheckPool)
export class CheckPoolHandler implements ICommandHandler<CheckPool> {
  constructor(private readonly desk: ReserveDesk) {}

  execute({ villageCode }: CheckPool) {
    return this.desk.actOnPool(villageCode, { type: 'CheckPool' });
  }
}
