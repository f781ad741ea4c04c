import { Injectable } from '@nestjs/common';
import type { Reaction } from '#jobs';
import { joinSchemas, type EventSchema } from '#kernel';
import { flowEvents, type FlowEvent } from '#workflow';
import { appointmentFacts, type AppointmentFact } from '../domain/appointment.events.js';
import { candidacyFacts, type CandidacyFact } from '../domain/candidacy.events.js';
import { reviewFacts, type ReviewFact } from '../domain/joint-review.events.js';
import { SelectionDesk } from '../selection-desk.js';

type Trigger = AppointmentFact | CandidacyFact | ReviewFact | FlowEvent;

/**
 * When a candidate is recommended, reviewed, or appointed, or an appointment is over, then their candidacy notes it; when a
 * candidacy ends, the appointment that grew out of it is told. Basis: handbook W1e, state chain.
 */
@Injectable()
export class WhenCandidacyGoesOnThenFollow implements Reaction<Trigger> {
  readonly name = 'when-candidacy-goes-on-then-follow';
  readonly events = joinSchemas<Trigger>(
    appointmentFacts as EventSchema<Trigger>,
    candidacyFacts as EventSchema<Trigger>,
    reviewFacts as EventSchema<Trigger>,
    flowEvents as EventSchema<Trigger>,
  );
  readonly on = [
    'CandidateRecommended.v1',
    'MedicalCheckRecorded.v1',
    'JointReviewOpened.v1',
    'JointReviewDecided.v1',
    'CandidacyEnded.v1',
    'AppointmentOpened.v2',
    'NoticePosted.v1',
    'SecretaryAppointed.v1',
    'TrialEnded.v1',
    'CaseClosed.v1',
    'CaseWithdrawn.v1',
  ];

  constructor(private readonly desk: SelectionDesk) {}

  async react(event: Trigger): Promise<void> {
    const candidacyId = candidacyOf(event);
    if (candidacyId !== null) await this.desk.tellEnd(candidacyId);
    return this.desk.proceed(event.data.subjectId);
  }
}

/** The candidacy whose end an appointment may have to learn: whichever of the two comes last. */
const candidacyOf = (event: Trigger): string | null => {
  if (event.type === 'CandidacyEnded.v1') return event.data.caseId;
  return event.type === 'AppointmentOpened.v2' ? event.data.candidacyId : null;
};
