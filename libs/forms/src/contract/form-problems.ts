import { problem, type ProblemTexts } from '#kernel';

export const formProblems: ProblemTexts<'unknown-form' | 'character-not-printable'> = {
  'unknown-form': problem(
    404,
    '本事项没有这种表格',
    'The case has no such form',
    '请从表格清单中选择',
    'Choose from the list of forms',
  ),
  'character-not-printable': problem(
    422,
    '字库中没有字符 {character},不能打印成 PDF',
    'No font of the program has the character {character}, so there is no PDF of it',
    '请下载 Word 文档打印',
    'Download the Word document and print that',
  ),
};
