import { describe, expect, it } from '@jest/globals';
import { specify } from '#testing';
import {
  cancel,
  caseAfter,
  check,
  complain,
  correct,
  county,
  draft,
  drawn,
  figures,
  filingId,
  findBreach,
  happened,
  notify,
  people,
  register,
  report,
  state,
  submit,
  transfer,
  verify,
} from '../ceremony.fixture.js';
import { ceremony } from './ceremony.js';

const spec = specify(ceremony);
const about = { filingId, reporterId: people.reporter };
const storyOf = (id: string) => [
  draft('2026-09-10', { filingId: id }),
  submit('2026-09-15'),
  check('2026-09-15'),
  register('2026-09-15'),
  report('2026-10-12', { figures: { ...figures, tables: 24 } }),
];
const toReported = storyOf(filingId);
const toDiffering = [...toReported, verify('2026-10-13', { agrees: false, note: '实际24桌' })];
const toBreach = [...toDiffering, findBreach('2026-10-14')];
const forget = { type: 'MilestoneSet.v1', data: { milestone: 'forget', on: '2027-10-13', at: '00:00' } } as const;

describe('verifying the report after the event', () => {
  it('that agrees closes the case in order and starts the time for which the detail is kept', () =>
    spec
      .given(...happened(...toReported))
      .when(verify('2026-10-13'))
      .thenEvents(
        {
          type: 'PostReportVerified.v2',
          data: {
            ...about,
            digest: 'a1',
            verifiedOn: '2026-10-13',
            verifierId: people.officer,
            method: 'documents',
            agrees: true,
            note: '一致',
          },
        },
        { type: 'CeremonyClosed.v1', data: { ...about, closedOn: '2026-10-13', outcome: 'in-order' } },
        forget,
      ));

  it('closes the alert about a late report with the case', () => {
    const late = [
      draft('2026-09-10'),
      submit('2026-09-21', { lateReason: '日期提前' }),
      check('2026-09-21'),
      register('2026-09-21'),
      report('2026-10-12'),
      verify('2026-10-13'),
    ];
    expect(Object.values(caseAfter(...late).clocks.alerts)).toMatchObject([{ status: 'closed' }]);
  });

  it('that differs leaves the case open', () =>
    spec
      .given(...happened(...toReported))
      .when(verify('2026-10-13', { agrees: false }))
      .thenEventTypes('PostReportVerified.v2'));

  it('needs a report on the event', () =>
    spec
      .given(...happened(...toReported.slice(0, 4)))
      .when(verify('2026-10-13'))
      .thenRejected('no-post-report'));

  it('needs a register number', () =>
    spec
      .given(...happened(notify('2026-02-16'), report('2026-02-24')))
      .when(verify('2026-02-25'))
      .thenRejected('not-registered'));

  it('happens once for each version of the report', () => {
    spec
      .given(...happened(...toDiffering))
      .when(verify('2026-10-14'))
      .thenRejected('already-verified');
    spec
      .given(...happened(...toDiffering, correct('2026-10-14')))
      .when(verify('2026-10-15'))
      .thenEventTypes('PostReportVerified.v2', 'CeremonyClosed.v1', 'MilestoneSet.v1');
  });

  it('of a drawn case is done on site', () => {
    const given = spec.given(...happened(...storyOf(drawn)));
    given.when(verify('2026-10-13')).thenRejected('on-site-required');
    given.when(verify('2026-10-13', { method: 'by-complaint' })).thenRejected('no-complaint-linked');
    given
      .when(verify('2026-10-13', { method: 'on-site' }))
      .thenEventTypes('PostReportVerified.v2', 'CeremonyClosed.v1', 'MilestoneSet.v1');
  });

  it.each(['on-site', 'by-complaint'] as const)('with a complaint is done %s, not from papers', (method) => {
    const given = spec.given(...happened(...toReported, complain('2026-10-12')));
    given.when(verify('2026-10-13')).thenRejected('on-site-required');
    given
      .when(verify('2026-10-13', { method }))
      .thenEventTypes('PostReportVerified.v2', 'CeremonyClosed.v1', 'MilestoneSet.v1');
  });

  it('by complaint needs one', () =>
    spec
      .given(...happened(...toReported))
      .when(verify('2026-10-13', { method: 'by-complaint' }))
      .thenRejected('no-complaint-linked'));
});

describe('a complaint', () => {
  const linked = {
    type: 'ComplaintLinked.v1',
    data: { ...about, complaintNumber: 'J-2026-3', receivedOn: '2026-10-12', summary: '反映超桌数' },
  } as const;

  it.each([
    ['a draft', [draft('2026-09-10')]],
    ['a reported event', toReported],
    ['a cancelled case', [draft('2026-09-10'), cancel('2026-09-11')]],
    ['a closed case', [...toReported, verify('2026-10-13')]],
  ])('is linked to %s', (_what, story) =>
    spec
      .given(...happened(...story))
      .when(complain('2026-10-13'))
      .thenEvents(linked),
  );

  it('is linked once', () =>
    spec
      .given(...happened(...toReported, complain('2026-10-13')))
      .when(complain('2026-10-14'))
      .thenRejected('complaint-already-linked'));

  it('was not received tomorrow', () =>
    spec
      .given(...happened(...toReported))
      .when(complain('2026-10-13', { receivedOn: '2026-10-14' }))
      .thenRejected('date-in-future', { date: '2026-10-14' }));
});

describe('a difference', () => {
  it.each([
    ['a reported event', toReported],
    ['a stated breach', toBreach],
  ])('lets the person concerned state their view of %s', (_what, story) =>
    spec
      .given(...happened(...story))
      .when(state('2026-10-15'))
      .thenEvents({ type: 'StatementRecorded.v1', data: { ...about, statedOn: '2026-10-15', text: '亲属自行前来' } }),
  );

  it('is stated on a report only', () =>
    spec
      .given(...happened(...toReported.slice(0, 4)))
      .when(state('2026-10-15'))
      .thenRejected('no-post-report'));

  it('can be found to be a breach, by a person who gives grounds', () =>
    spec
      .given(...happened(...toDiffering))
      .when(findBreach('2026-10-14'))
      .thenEvents({
        type: 'BreachFound.v2',
        data: {
          ...about,
          digest: 'a1',
          foundOn: '2026-10-14',
          finderId: people.officer,
          grounds: ['tables'],
          reason: '超出桌数',
        },
      }));

  it.each([
    ['before the report', toReported.slice(0, 4), 'no-post-report'],
    ['before the verification', toReported, 'no-difference-found'],
    ['after a correction not yet verified', [...toDiffering, correct('2026-10-14')], 'no-difference-found'],
    ['twice', toBreach, 'no-post-report'],
  ] as const)('is no breach %s', (_when, story, code) =>
    spec
      .given(...happened(...story))
      .when(findBreach('2026-10-15'))
      .thenRejected(code),
  );
});

describe('a clue', () => {
  it('goes to county discipline and closes the case', () =>
    spec
      .given(...happened(...toBreach))
      .when(transfer('2026-10-13'))
      .thenEvents(
        {
          type: 'DisciplineClueTransferred.v1',
          data: {
            ...about,
            transferredOn: '2026-10-13',
            clueNumber: 'X-2026-7',
            to: { role: 'countyDisciplineOfficer', org: county },
            reason: '按规定移送',
          },
        },
        { type: 'CeremonyClosed.v1', data: { ...about, closedOn: '2026-10-13', outcome: 'breach-transferred' } },
        forget,
      ));

  it('rests on a breach', () =>
    spec
      .given(...happened(...toDiffering))
      .when(transfer('2026-10-15'))
      .thenRejected('no-breach-found'));

  it('is transferred once', () =>
    spec
      .given(...happened(...toBreach, transfer('2026-10-15')))
      .when(transfer('2026-10-16'))
      .thenRejected('case-ended'));
});
