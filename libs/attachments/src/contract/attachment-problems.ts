import { problem, type ProblemTexts } from '#kernel';

/** Refusals of uploads and of attachments that a command names. */
export const attachmentProblems = {
  'multipart-required': problem(
    415,
    '请以 multipart/form-data 上传文件',
    'A file is uploaded as multipart/form-data',
    '请在名为 file 的一项中提交文件',
    'Send the file in a part named file',
  ),
  'attachment-missing': problem(
    400,
    '请求中没有文件',
    'The request holds no file',
    '请在名为 file 的一项中提交文件',
    'Send the file in a part named file',
  ),
  'one-file-only': problem(
    400,
    '一次只能上传一个文件，且不带其他内容',
    'One file at a time, and nothing beside it',
    '请逐个上传',
    'Upload the files one by one',
  ),
  'attachment-empty': problem(400, '文件为空', 'The file is empty', '请核对文件', 'Check the file'),
  'attachment-too-large': problem(
    413,
    '文件超过 {maxBytes} 字节',
    'The file has more than {maxBytes} bytes',
    '请压缩扫描分辨率或拆分文件',
    'Scan at a lower resolution, or split the file',
  ),
  'attachment-type-refused': problem(
    415,
    '不接受这种文件（按文件内容判断）',
    'This kind of file is not taken (judged by its content)',
    '请提交 PDF、OFD、DOCX、XLSX（不含宏）、PNG、JPEG、TXT 或 CSV',
    'Send PDF, OFD, DOCX, XLSX (without macros), PNG, JPEG, TXT or CSV',
  ),
  'unknown-attachment-purpose': problem(
    422,
    '没有这种附件用途',
    'No part of the program takes attachments for this purpose',
    '请核对 purpose',
    'Check the purpose',
  ),
  'unknown-attachment': problem(
    422,
    '没有归于此人或此事项的这个附件，或者已过一天未使用而清除',
    'There is no such attachment of this person or case, or it was cleared away after a day unused',
    '请重新上传文件',
    'Upload the file again',
  ),
  'attachment-not-kept': problem(
    410,
    '附件已不存在',
    'The attachment is no longer kept',
    '请从备份恢复附件库',
    'Restore the attachments from a backup',
  ),
  'attachment-damaged': problem(
    500,
    '附件与登记的哈希值不符，不予提供',
    'The attachment does not match its recorded hash and is not given out',
    '请从备份恢复该附件，并报告安全管理员',
    'Restore it from a backup, and tell the security administrator',
  ),
} satisfies ProblemTexts;
