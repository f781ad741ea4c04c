import { problem, type ProblemTexts } from '#kernel';
import type { FileAccessRejection } from '../domain/file-access.js';
import type { PersonnelFileRejection } from '../domain/personnel-file.js';
import type { SecretaryRecordRejection } from '../domain/secretary-record.js';

type PersonnelCode =
  | FileAccessRejection['rejected']
  | PersonnelFileRejection['rejected']
  | SecretaryRecordRejection['rejected']
  | 'own-file'
  | 'relatives-file'
  | 'own-request';

export const personnelProblems: ProblemTexts<PersonnelCode> = {
  'own-file': problem(
    403,
    '不得查阅或办理本人的档案',
    'You may not open or keep your own file',
    '请由他人办理',
    'Ask someone else',
  ),
  'relatives-file': problem(
    403,
    '不得查阅或办理近亲属的档案',
    'You may not open or keep the file of a near relative',
    '请由无近亲属关系的人员办理',
    'Ask someone who is no near relative',
  ),
  'own-request': problem(
    403,
    '申请人不能批准自己的查阅申请',
    'Whoever asks for a file may not approve it',
    '请由另一名党员干部批准',
    'Ask another officer who is a Party member',
  ),
  'not-the-requester': problem(
    403,
    '仅限申请人本人查阅',
    'Only the one who asked may read',
    '请另行申请查阅',
    'Ask for an opening of your own',
  ),
  'not-a-party-member': problem(
    403,
    '查阅档案须由党员办理，登记信息显示您不是党员',
    'Only Party members open a file, and you are registered as none',
    '请由党员办理，或更正登记信息',
    'Ask a Party member, or have the register corrected',
  ),
  'party-membership-unregistered': problem(
    403,
    '查阅档案须由党员办理，您的政治面貌尚未登记',
    'Only Party members open a file, and of you it is not registered whether you are one',
    '请组织委员或区县组织部门先登记您的政治面貌，或由已登记的党员办理',
    'Have the organization officer register that you are a Party member, or ask somebody who is registered as one',
  ),
  'file-already-open': problem(422, '档案已建立', 'The file is open already', '无需重复办理', 'There is nothing to do'),
  'file-not-open': problem(422, '档案尚未建立', 'The file is not open', '请先建立档案', 'Open the file first'),
  'no-town-there': problem(
    422,
    '该单位不存在，或者不属于任何镇街',
    'There is no such unit, or it belongs to no town',
    '请核对接收单位',
    'Check the unit that is to receive it',
  ),
  'already-kept-there': problem(
    422,
    '档案已由该镇保管',
    'The file is kept by that town already',
    '请核对接收单位',
    'Check the unit that is to receive it',
  ),
  'dated-in-future': problem(422, '日期晚于今天', 'The date is in the future', '请核对日期', 'Check the date'),
  'in-force-before-decision': problem(
    422,
    '生效日期早于决定日期',
    'The decision was in force before it was made',
    '请核对日期',
    'Check the dates',
  ),
  'unknown-document': problem(
    404,
    '档案中没有这份材料',
    'There is no such document in the file',
    '请核对材料编号',
    'Check the id of the document',
  ),
  'document-superseded': problem(
    422,
    '这份材料已被更正',
    'The document has been corrected already',
    '请更正最新的一份',
    'Correct the newest one',
  ),
  'unknown-entry': problem(
    422,
    '档案中没有这项处分记录',
    'There is no such discipline entry in the file',
    '请核对记录编号',
    'Check the id of the entry',
  ),
  'entry-already-revoked': problem(
    422,
    '这项处分记录已撤销',
    'The discipline entry is revoked already',
    '无需重复办理',
    'There is nothing to do',
  ),
  'already-requested': problem(
    422,
    '查阅申请已提交',
    'The opening is requested already',
    '无需重复申请',
    'There is nothing to do',
  ),
  'access-not-requested': problem(
    422,
    '没有这项查阅申请',
    'There is no such request',
    '请核对申请编号',
    'Check the id of the request',
  ),
  'access-already-decided': problem(
    422,
    '这项查阅申请已有决定',
    'The request is decided already',
    '如需查阅，请另行申请',
    'Ask for another opening',
  ),
  'access-too-long': problem(
    422,
    '查阅时间超过 {maxHours} 小时的上限',
    'The time asked for exceeds the limit of {maxHours} hours',
    '请缩短查阅时间',
    'Ask for a shorter time',
  ),
  'access-not-approved': problem(
    403,
    '查阅申请尚未批准',
    'The opening is not approved',
    '请等待另一名党员干部批准',
    'Wait until another Party member approves it',
  ),
  'access-over': problem(
    403,
    '查阅时间已结束',
    'The time of the opening is over',
    '如仍需查阅，请另行申请',
    'Ask for another opening',
  ),
  'year-in-future': problem(422, '年度尚未开始', 'The year has not begun', '请核对年度', 'Check the year'),
};
