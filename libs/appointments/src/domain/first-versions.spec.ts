import { describe, expect, it } from '@jest/globals';
import { fold } from '#kernel';
import { begunCase, offeredBy, personOffice } from '#testing';
import { hostedActions } from '#workflow';
import { Appointment, appoint, closeNotice, noticing, postNotice } from './appointment.fixture.js';
import { secretaryAppointment, secretaryAppointments } from './appointment.js';
import { applied, Candidacy, listing, team } from './candidacy.fixture.js';
import { candidacies, candidacy } from './candidacy.js';
import { Filing, submitted } from './filing.fixture.js';
import { secretaryFiling, secretaryFilings } from './filing.js';
import { Review } from './joint-review.fixture.js';
import { jointReview, jointReviews } from './joint-review.js';

const reviewBegun = begunCase('joint-review-1');
const secondBegun = begunCase('joint-review-2');
const filingBegun = begunCase('secretary-filing-1');
const delegation = {
  type: 'DelegateTask',
  to: personOffice('p-clerk'),
  request: '请核对台账',
} as const;
const material = { type: 'RequestMaterial', what: '会议记录原件' } as const;

const reviewGoingOn = (begun = reviewBegun) => {
  const review = new Review();
  const events = begun.events.map((event) => jointReview.events.decode(event));
  review.state = fold(jointReview.decider, events);
  return review;
};
const filingGoingOn = () => {
  const filing = new Filing();
  const events = filingBegun.events.map((event) => secretaryFiling.events.decode(event));
  filing.state = fold(secretaryFiling.decider, events);
  return filing;
};

describe('a review that began under the first version', () => {
  it('is open for what it was open for', () => {
    const { state } = reviewGoingOn();
    expect(state.flow).toMatchObject({ procedure: 'joint-review', version: 1, status: 'running' });
    expect(offeredBy(hostedActions(jointReviews, state))).toEqual(reviewBegun.offered);
  });

  it('knows no verb of the second, and goes on to its end as the first', () => {
    const review = reviewGoingOn();
    expect(review.step({ ...delegation, taskId: 'circulation.1.1' })).toBe('not-open-now');
    expect(review.step({ ...material, taskId: 'circulation.1.1' })).toBe('not-open-now');
    const reply = { type: 'GiveOpinion', taskId: 'circulation.1.1', result: 'clear', ground: null } as const;
    expect(review.requirement({ ...reply, basisNo: null, opinion: '' })?.signing).toBeUndefined();
    for (const code of ['discipline', 'organization', 'court', 'procuratorate', 'justice', 'civil-affairs'])
      review.sign('circulation', 'clear', code);
    review.panel([{ office: 'dept:audit', finding: 'dismissed' }]);
    expect(review.decide('pass')).toContain('JointReviewDecided.v1');
    expect(review.state.flow).toMatchObject({ version: 1, status: 'decided' });
  });

  it('stands beside new ones with the verbs of the second', () => {
    const { state } = new Review().circulate();
    expect(state.flow).toMatchObject({ procedure: 'joint-review', version: 3 });
    expect(offeredBy(hostedActions(jointReviews, state))).toEqual(
      expect.arrayContaining(['DelegateTask circulation.1.1', 'RequestMaterial circulation.1.1']),
    );
  });
});

describe('a review that began under the second version', () => {
  it('is open for what it was open for', () => {
    const { state } = reviewGoingOn(secondBegun);
    expect(state.flow).toMatchObject({ procedure: 'joint-review', version: 2, status: 'running' });
    expect(offeredBy(hostedActions(jointReviews, state))).toEqual(secondBegun.offered);
  });

  it('knows no verb of the third, and goes on to its end as the second', () => {
    const review = reviewGoingOn(secondBegun);
    const back = { type: 'TakeBackOpinion', taskId: 'submission.1.1', reason: '看错了' } as const;
    expect(review.step(back, 'p-submission')).toBe('not-open-now');
    review.sign('intake', 'circulate');
    review.replies();
    expect(review.decide('pass')).toContain('JointReviewDecided.v1');
    expect(review.state.flow).toMatchObject({ version: 2, status: 'decided' });
  });

  it('stands beside new ones under the third', () => {
    const { state } = new Review().submit();
    expect(offeredBy(hostedActions(jointReviews, state))).toEqual([
      ...secondBegun.offered.slice(0, 4),
      'TakeBackOpinion submission.1.1',
      ...secondBegun.offered.slice(4),
    ]);
  });
});

describe('a filing that began under the first version', () => {
  it('is open for what it was open for, and goes on to its end', () => {
    const filing = filingGoingOn();
    expect(offeredBy(hostedActions(secretaryFilings, filing.state))).toEqual(filingBegun.offered);
    expect(filing.step({ ...material, taskId: 'examination.1.1' })).toBe('not-open-now');
    expect(filing.examine()).toContain('StageCompleted.v1');
    expect(filing.state.flow).toMatchObject({ procedure: 'secretary-filing', version: 1 });
    expect(submitted().state.flow).toMatchObject({ version: 2 });
  });
});

describe('a candidacy that began under the first version', () => {
  const begun = begunCase('open-selection-1');
  const goingOn = () => {
    const one = new Candidacy();
    one.state = fold(
      candidacy.decider,
      begun.events.map((event) => candidacy.events.decode(event)),
    );
    return one;
  };

  it('is open for what it was open for, and goes on to its end', () => {
    const one = goingOn();
    expect(offeredBy(hostedActions(candidacies, one.state))).toEqual(begun.offered);
    expect(one.step({ ...delegation, taskId: 'comparison.1.2' })).toBe('not-open-now');
    expect(one.step({ ...material, taskId: 'comparison.1.2' })).toBe('not-open-now');
    one.compare(team[1]);
    expect(one.step(listing())).toContain('ListingDecided.v1');
    expect(one.state.flow).toMatchObject({ procedure: 'open-selection', version: 1, status: 'decided' });
  });

  it('stands beside new ones under the second', () => {
    const { state } = applied();
    expect(state.flow).toMatchObject({ version: 2 });
    expect(offeredBy(hostedActions(candidacies, state))).toEqual(
      expect.arrayContaining(
        ['DelegateTask', 'AddSignatory', 'RequestMaterial'].map((verb) => `${verb} recommendation.1.1`),
      ),
    );
  });
});

describe.each([
  ['secretary-appointment-1', 'pre'],
  ['secretary-appointment-filed-after-1', 'post'],
] as const)('an appointment that began under the first version: %s', (name, mode) => {
  const begun = begunCase(name);

  it('is open for what it was open for, and goes on to its end', () => {
    const one = new Appointment(mode);
    one.state = fold(
      secretaryAppointment.decider,
      begun.events.map((event) => secretaryAppointment.events.decode(event)),
    );
    expect(offeredBy(hostedActions(secretaryAppointments, one.state))).toEqual(begun.offered);
    expect(one.step({ ...delegation, taskId: 'public-notice.1.1' })).toBe('not-open-now');
    one.at('2026-03-10').all(closeNotice, appoint);
    expect(one.state.flow).toMatchObject({ version: 1, status: 'decided' });
  });

  it('stands beside new ones under the second', () => {
    const { state } = noticing(mode).all(postNotice);
    expect(state.flow).toMatchObject({ version: 2 });
    expect(offeredBy(hostedActions(secretaryAppointments, state))).toContain('DelegateTask public-notice.1.1');
  });
});
