import { Injectable } from '@nestjs/common';
import {
  NOTHING,
  numbered,
  officialDate,
  PaperPeople,
  WITHHELD,
  type CaseForm,
  type FormSubject,
} from '#forms/contract';
import { unitAt } from '#workflow';
import { circulationLetter } from '../domain/letter-numbers.js';
import type { ReviewEvent } from '../domain/joint-review.events.js';
import { townChecks } from '../domain/occasions.js';
import { LetterDesk } from '../letter-desk.js';
import { BatchRows } from './batch-rows.query.js';
import { PaperLookups } from './paper-lookups.adapter.js';
import { documentWords, DEPUTY, outcomeWords, resultWords } from './review-words.js';
import { ReviewPaperFacts } from './review-facts.js';

type TownReview = Extract<ReviewEvent, { type: 'TownReviewRecorded.v2' }>['data'];

/** Of a check that was recorded before checks named who made them. */
const NOT_RECORDED = '（未记载，见登记人）';
const NOT_NUMBERED = '（编号中）';
const category = 'jointreview';

const of = (subject: FormSubject) => new ReviewPaperFacts(subject);

/** The papers of a joint review. A list names the candidates of the batch whom its reader may know of. */
@Injectable()
export class ReviewPapers {
  constructor(
    private readonly look: PaperLookups,
    private readonly people: PaperPeople,
    private readonly batch: BatchRows,
    private readonly letters: LetterDesk,
  ) {}

  readonly application: CaseForm<'review-application'> = {
    name: 'review-application',
    category,
    offered: (subject) => of(subject).last('CaseSubmitted.v1') !== undefined,
    fill: async (subject) => {
      const facts = of(subject);
      const { opened, orgPath } = facts;
      const row = await this.look.candidate(facts);
      const { joinedPartyIn: _joined, ...person } = await this.people.personal(row.candidateId);
      const { villageCheck: checked, townReview: town } = facts;
      return {
        ...(await this.look.heading(facts)),
        number: NOTHING,
        village: row.village,
        post: this.people.post(row.post),
        candidate: row.name,
        ...person,
        presentPost: await this.people.postsOf(row.candidateId, opened.on),
        proposedBy: await this.people.unit(orgPath.at(-1)!),
        villageResult: checked ? (checked.note ?? WITHHELD) : NOTHING,
        villageSignedBy: checked ? await this.people.name(checked.personId) : NOTHING,
        villageSignedOn: officialDate(checked?.on),
        checks: await this.checksOf(town),
        recordedBy: town ? await this.people.name(town.personId) : NOTHING,
        meetingOn: officialDate(facts.minutes?.documentOn),
        minutesNumber: facts.minutes?.documentNo ?? NOTHING,
        materials: facts
          .all('DocumentAttached.v3')
          .map(({ kind }, index) => ({ no: String(index + 1), name: documentWords[kind] ?? kind, pages: '1' })),
      };
    },
  };

  readonly batchList: CaseForm<'review-batch-list'> = {
    name: 'review-batch-list',
    category,
    offered: (subject) => of(subject).last('CaseSubmitted.v1') !== undefined,
    fill: async (subject) => {
      const facts = of(subject);
      const rows = await this.look.candidates(facts);
      const candidates = await Promise.all(
        rows.map(async ({ no, village, name, ...row }) => {
          const { joinedPartyIn: _joined, ...person } = await this.people.personal(row.candidateId);
          return { ...person, no, village, name, post: this.people.post(row.post), remark: '' };
        }),
      );
      const submittedOn = officialDate(facts.submittedOn);
      return {
        ...(await this.look.heading(facts)),
        number: NOTHING,
        submittedOn,
        total: String(rows.length),
        candidates,
      };
    },
  };

  readonly circulation: CaseForm<'circulation-letter'> = {
    name: 'circulation-letter',
    category,
    offered: (subject) => of(subject).circulatedOn !== null,
    fill: async (subject) => {
      const facts = of(subject);
      const rows = (await this.look.candidates(facts)).filter(({ circulated }) => circulated);
      const dueOn = rows
        .map((row) => row.dueOn ?? '')
        .toSorted()
        .at(-1);
      const candidates = await Promise.all(
        rows.map(async ({ no, village, name, ...row }) => {
          const { gender, bornIn } = await this.people.personal(row.candidateId);
          return { no, village, name, gender, bornIn, post: this.people.post(row.post) };
        }),
      );
      return {
        ...(await this.look.heading(facts)),
        number: await this.letterOf(facts),
        addressee: '各联审单位',
        sender: await this.look.sender(facts),
        total: String(rows.length),
        scope: '是否存在不宜提名为村（社区）“两委”成员候选人的情形',
        dueOn: officialDate(dueOn === '' ? null : dueOn),
        contact: NOTHING,
        telephone: NOTHING,
        issuedOn: officialDate(facts.circulatedOn),
        candidates,
      };
    },
  };

  readonly reply: CaseForm<'reply-form'> = {
    name: 'reply-form',
    category,
    offered: (subject) => of(subject).circulatedOn !== null,
    fill: async (subject) => {
      const facts = of(subject);
      const { replies, orgPath } = facts;
      const row = await this.look.candidate(facts);
      const about = { village: row.village, name: row.name, post: this.people.post(row.post) };
      const titles = await this.batch.titlesIn(unitAt(orgPath, 'county'));
      const title = (office: string) => titles.get(office) ?? office;
      const blank = { no: '1', ...about, result: '', ground: '', basisNumber: '', remark: '' };
      const [only] = replies.length === 1 ? replies : [];
      const signatures = await this.signaturesOf(facts);
      return {
        number: await this.letterOf(facts),
        department: only ? title(only.office) : replies.length === 0 ? '' : '各联审单位',
        receivedOn: officialDate(facts.circulatedOn),
        total: '1',
        candidates:
          replies.length === 0
            ? [blank]
            : replies.map(({ office, result, ground, basisNo }, index) => ({
                ...blank,
                no: String(index + 1),
                result: resultWords[result] ?? result,
                ground: ground ?? NOTHING,
                basisNumber: basisNo ?? NOTHING,
                remark: only ? '' : [title(office), signatures.get(office)].filter(Boolean).join('；'),
              })),
        handledBy: only ? await this.people.name(only.personId) : '',
        signedBy: only ? await this.signerOf(only, facts) : '',
        sealedOn: only?.seal ? officialDate(only.seal.sealedOn) : '',
      };
    },
  };

  readonly result: CaseForm<'result-letter'> = {
    name: 'result-letter',
    category,
    offered: (subject) => of(subject).last('FeedbackSent.v1') !== undefined,
    fill: async (subject) => {
      const facts = of(subject);
      const { letterNo, on } = facts.last('FeedbackSent.v1')!;
      const decided = facts.last('CaseDecided.v1');
      const rows = numbered((await this.look.candidates(facts)).filter((row) => row.letterNo === letterNo));
      const counted = (outcome: string | null) => String(rows.filter((row) => row.outcome === outcome).length);
      return {
        ...(await this.look.heading(facts)),
        number: letterNo,
        addressee: await this.people.unit(unitAt(facts.orgPath, 'town')),
        sender: await this.look.sender(facts),
        total: String(rows.length),
        passed: counted('pass'),
        failed: counted('fail'),
        deferred: counted(null),
        decidedBy: decided ? await this.people.name(decided.personId) : NOTHING,
        decidedOn: officialDate(decided?.on),
        issuedOn: officialDate(on),
        candidates: rows.map(({ no, village, name, outcome, grounds, validUntil, ...row }) => ({
          no,
          village,
          name,
          post: this.people.post(row.post),
          result: outcomeWords[outcome ?? ''] ?? NOTHING,
          groundClass: grounds?.join('、') || (grounds === null && outcome === 'fail' ? WITHHELD : NOTHING),
          validUntil: officialDate(validUntil),
          remark: '',
        })),
      };
    },
  };

  departmentTitles(orgPath: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.batch.titlesIn(unitAt(orgPath, 'county'));
  }

  /** Each check with who made it; where that was not recorded, the line stays empty and the recorder is named apart. */
  private checksOf(town: TownReview | undefined) {
    return Promise.all(
      (town?.checks ?? []).map(async ({ check, doubtful, checkedOn, checkerId, checkerOffice }) => {
        const { opinion = '', paperNo = NOTHING } = town?.said?.[check] ?? {};
        const result = doubtful ? '有疑点' : '无异议';
        return {
          check: townChecks[check].zh,
          result: opinion === '' || opinion === result ? result : `${result}：${opinion}`,
          paperNumber: paperNo,
          signedBy: checkerId === null ? (checkerOffice ?? NOT_RECORDED) : await this.people.name(checkerId),
          signedOn: officialDate(checkedOn),
        };
      }),
    );
  }

  private async signaturesOf(facts: ReviewPaperFacts): Promise<ReadonlyMap<string, string>> {
    const signed = facts.replies.filter(({ seal }) => seal !== null);
    const words = signed.map(async (reply) => {
      const name = await this.signerOf(reply, facts);
      return [reply.office, `${name} ${officialDate(reply.seal?.sealedOn)}`] as const;
    });
    return new Map(await Promise.all(words));
  }

  private async signerOf(reply: ReviewPaperFacts['replies'][number], facts: ReviewPaperFacts): Promise<string> {
    if (!reply.seal) return '';
    const name = await this.people.name(reply.seal.signedBy);
    return facts.isByDeputy(reply) ? `${name}${DEPUTY}` : name;
  }

  private async letterOf({ caseId, opened: { batchId }, orgPath, circulatedOn }: ReviewPaperFacts): Promise<string> {
    const letter = circulationLetter({ caseId, batchId });
    return (await this.letters.numberOf(letter, orgPath, circulatedOn!)) ?? NOT_NUMBERED;
  }
}
