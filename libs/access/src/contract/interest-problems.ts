import { problem, type ProblemTexts } from '#kernel';
import type { InterestRejection } from '../domain/interest.js';

export const interestProblems: ProblemTexts<InterestRejection['rejected'] | 'declared-interest' | 'own-interest'> = {
  'declared-interest': problem(
    403,
    '您已申报与本事项有利害关系,应当回避',
    'You have declared an interest here and recuse yourself',
    '请由其他人员办理',
    'Leave it to somebody else',
  ),
  'own-interest': problem(
    403,
    '不能解除本人申报的利害关系',
    'Nobody ends their own interest',
    '请由督查办公室的其他人员办理',
    'Ask somebody else of the supervision office',
  ),
  'interest-exists': problem(
    422,
    '利害关系已申报',
    'The interest is on record already',
    '无需重复申报',
    'There is nothing to do',
  ),
  'interest-in-one-thing': problem(
    422,
    '须填写事项或者人员,且只填一项',
    'An interest is in a case or in a person, not both',
    '请填写 caseId 或者 aboutPersonId',
    'Give caseId or aboutPersonId',
  ),
  'interest-in-oneself': problem(
    422,
    '本人事项本就应当回避,无需申报',
    'Nobody acts on their own matters anyhow',
    '请填写他人',
    'Name another person',
  ),
  'interest-reason-missing': problem(422, '没有填写事由', 'The reason is missing', '请填写事由', 'Give the reason'),
  'unknown-interest': problem(404, '没有这项申报', 'There is no such interest', '请核对', 'Check the id'),
  'interest-over': problem(422, '利害关系已解除', 'The interest has ended', '无需重复解除', 'There is nothing to do'),
};
