import { problem, type ProblemTexts } from '#kernel';
import type { TableImportRejection } from '../domain/table-import.js';

export type TableImportCode =
  | TableImportRejection['rejected']
  | 'already-staged'
  | 'file-missing'
  | 'table-has-errors'
  | 'import-under-way'
  | 'registers-behind'
  | 'imported-otherwise'
  | 'first-load-over'
  | 'unknown-import';

export const tableImportProblems: ProblemTexts<TableImportCode> = {
  'file-missing': problem(
    400,
    '没有收到文件',
    'There is no file',
    '请以 multipart/form-data 提交,文件放在 file 字段',
    'Send multipart/form-data with the file in the field file',
  ),
  'table-has-errors': problem(
    422,
    '表中有 {count} 处错误，一行都没有导入',
    'The table has {count} faults; none of its rows was imported',
    '请按 errors 中列出的单元格逐一修改后重新提交',
    'Correct the cells listed in errors and send it again',
  ),
  'import-under-way': problem(
    409,
    '另一项导入正在进行',
    'Another import is under way',
    '请等它结束后重试',
    'Wait until it has ended, then repeat',
  ),
  'registers-behind': problem(
    503,
    '登记簿正在更新,尚不能核对',
    'The registers are being brought up to date and cannot be compared yet',
    '请稍后重试',
    'Repeat in a moment',
  ),
  'imported-otherwise': problem(
    422,
    '已按其他内容登记,登记内容不能通过导入修改',
    'Registered already with other content, which an import does not change',
    '请核对该行,或在系统中办理更正',
    'Check the row, or correct the entry in the program',
  ),
  'first-load-over': problem(
    422,
    '该单位已有经办理登记的任职，不能再按首次导入办理',
    'Terms of this unit have been recorded by commands, so that it is not taken over by a first load any more',
    '请按日常导入提交，并填写文号和发文日期',
    'Send the table without a reason of a first load, with number and date of each paper',
  ),
  'first-load-of-posts-only': problem(
    422,
    '只有任职表可以按首次导入办理',
    'Only a table of posts can be a first load',
    '请去掉首次导入理由后重新提交',
    'Send the table without a reason of a first load',
  ),
  'first-load-reason-missing': problem(
    422,
    '没有填写首次导入的理由，或者理由超过500字',
    'The reason of the first load is missing, or longer than 500 characters',
    '请说明按首次导入办理的理由，不要写入个人信息',
    'Say why the table is a first load, without personal data',
  ),
  'unknown-import': problem(
    404,
    '没有这项导入,或者您无权查看',
    'There is no such import, or you may not see it',
    '请核对导入编号',
    'Check the id of the import',
  ),
  'import-exists': problem(
    422,
    '导入已受理',
    'The import was accepted already',
    '无需重复提交',
    'There is nothing to do',
  ),
  'already-staged': problem(422, '数据已暂存', 'The rows are staged already', '无需重复提交', 'There is nothing to do'),
  'no-such-import': problem(422, '没有这项导入', 'There is no such import', '请核对导入编号', 'Check the id'),
  'import-out-of-order': problem(
    409,
    '导入批次次序不符',
    'The batches of an import are applied in their order',
    '请稍后重试',
    'Repeat in a moment',
  ),
};
