import { Injectable } from '@nestjs/common';
import type { Reaction } from '#jobs';
import { joinSchemas, type EventSchema } from '#kernel';
import { fileDutyFacts, type FileDutyFact } from '#personnel/contract';
import { AppointmentDesk } from '../appointment-desk.js';
import { CaseReader } from '../case-reader.js';
import { appointmentFacts, type AppointmentFact } from '../domain/appointment.events.js';
import { filingFacts, type FilingFact } from '../domain/filing.events.js';
import { reviewFacts, type ReviewFact } from '../domain/joint-review.events.js';

type Trigger = AppointmentFact | FilingFact | ReviewFact | FileDutyFact;

/**
 * When a review is passed, a filing goes on, a secretary is appointed, their file is built or they have been trained, then
 * their appointment is taken on as far as it goes by itself. Basis: handbook 2.5 (AppointmentSaga).
 */
@Injectable()
export class WhenAppointmentGoesOnThenFollow implements Reaction<Trigger> {
  readonly name = 'when-appointment-goes-on-then-follow';
  readonly events = joinSchemas<Trigger>(
    appointmentFacts as EventSchema<Trigger>,
    filingFacts as EventSchema<Trigger>,
    reviewFacts as EventSchema<Trigger>,
    fileDutyFacts as EventSchema<Trigger>,
  );
  readonly on = [
    'AppointmentOpened.v2',
    'SecretaryAppointed.v1',
    'TermStartRequested.v1',
    'NewDecisionMade.v1',
    'TrialEnded.v1',
    'JointReviewDecided.v1',
    'FilingSubmitted.v1',
    'FilingAccepted.v1',
    'SecretaryRegistered.v1',
    'FirstTrainingRecorded.v1',
    'SecretaryRecordChanged.v1',
    'FileDutySettled.v1',
  ];

  constructor(
    private readonly desk: AppointmentDesk,
    private readonly reader: CaseReader,
  ) {}

  async react(event: Trigger): Promise<void> {
    const personId = 'subjectId' in event.data ? event.data.subjectId : event.data.personId;
    const caseId = await this.reader.appointmentOf(personId);
    if (caseId === null) return;
    if (event.type === 'FileDutySettled.v1') await this.desk.noteFile(caseId, event.data.termId, event.data.builtOn);
    await this.desk.proceed(caseId);
  }
}
