import { describe, expect, it } from '@jest/globals';
import { DRAFT, result, stage, type Procedure } from '#workflow';
import { isConsequence, signatureOf, type ActEntry, type RecordWords } from './signed-act.js';

const circulation = stage('circulation', '部门联审', 'replies', {
  basis: ['basis'],
  after: [],
  actors: [{ register: 'joint-review' }],
  results: { clear: result('无异议', 'clear'), hard: result('存在一票否决情形', 'hard', true) },
  apartFrom: [],
  returnsTo: [DRAFT],
});
const procedure = {
  stages: [circulation],
  decision: { outcomes: { pass: result('合格', 'pass'), fail: result('不宜提名', 'fail', true) } },
} as unknown as Procedure;
const words: RecordWords = { procedure, offices: new Map([['dept:police', '公安局']]) };

const entry = (type: string, zh: string, data: object): ActEntry => ({
  type,
  title: { zh },
  occurredAt: '2026-03-02T01:00:00.000Z',
  data,
  who: { person: { name: '王干事' }, posts: [], org: { name: '历城区' }, onBehalfOf: null },
});
const lineOf = (type: string, zh: string, data: object, known = words) => {
  const { step, office, opinion } = signatureOf(entry(type, zh, data), known);
  return [step, office, opinion];
};
const opinion = { taskId: 'circulation.1.6', office: 'dept:police', ground: null, basisNo: null, opinion: '' };

describe('a line of the decision record', () => {
  it('says at which stage, for which department, and with which result somebody signed', () => {
    const said = { ...opinion, result: 'clear' };
    expect(lineOf('OpinionGiven.v2', '签署意见', said)).toEqual(['签署意见（部门联审）', '公安局', '无异议']);
  });

  it('says on which ground and paper, and in which words', () => {
    const said = { ...opinion, result: 'hard', ground: 'H1', basisNo: '（2025）鲁刑初1号', opinion: '刑期未满' };
    expect(lineOf('OpinionGiven.v2', '签署意见', said)[2]).toBe('存在一票否决情形；H1，（2025）鲁刑初1号；刑期未满');
  });

  it('says where a result is withheld, so that a blank is never read as none', () => {
    expect(lineOf('OpinionGiven.v2', '签署意见', { ...opinion, result: null })[2]).toBe('（不予显示）');
  });

  it('says what was decided, with the reasons', () => {
    const decided = { office: 'countyOrgLeader@370112', outcome: 'fail', reasons: '存在一票否决情形' };
    expect(lineOf('CaseDecided.v1', '作出决定', decided)).toEqual(['作出决定', '历城区', '不宜提名；存在一票否决情形']);
  });

  it('says to where a case was returned, and why', () => {
    const back = { taskId: 'later.1.1', from: 'later', to: 'circulation', reason: '缺材料' };
    expect(lineOf('CaseReturned.v2', '退回补正', back)[2]).toBe('退回至部门联审；缺材料');
    expect(lineOf('CaseReturned.v2', '退回补正', { ...back, to: DRAFT })[2]).toBe('缺材料');
  });

  it('holds what was remarked, asked for and corrected', () => {
    expect(lineOf('CommentMade.v1', '批注', { comment: '尽快办理' })[2]).toBe('尽快办理');
    expect(lineOf('MaterialRequested.v1', '要求补充材料', { what: '身份证复印件' })[2]).toBe('身份证复印件');
    expect(lineOf('CaseReopened.v1', '重新办理', { ground: '新证据' })[2]).toBe('新证据');
  });

  it('is as it was for a case under no procedure', () => {
    const none = { procedure: undefined, offices: new Map<string, string>() };
    expect(lineOf('ReportVerified.v1', '核实', { note: '属实' }, none)).toEqual(['核实', '历城区', '属实']);
  });

  it('is not for what follows by itself', () => {
    const types = ['StageBegun.v1', 'StageCompleted.v1', 'MaterialWeighed.v1', 'MaterialLaid.v1', 'CaseDecided.v1'];
    expect(types.filter((type) => !isConsequence({ type }))).toEqual(['CaseDecided.v1']);
  });
});
