import { problem, type ProblemTexts } from '#kernel';
import type { PasswordFault } from '../domain/password-rules.js';

type SignInCode =
  | PasswordFault
  | 'not-signed-in'
  | 'token-expired'
  | 'wrong-credentials'
  | 'locked-out'
  | 'sign-in-busy'
  | 'password-change-required'
  | 'password-unchanged'
  | 'second-factor-required'
  | 'wrong-second-factor'
  | 'second-factor-enrolled'
  | 'second-factor-enrolment-required'
  | 'cross-site-request'
  | 'unknown-session'
  | 'recovery-needs-two'
  | 'recovery-ended';

/** Refusals of signing in, of sessions, passwords and second factors. */
export const signInProblems: ProblemTexts<SignInCode> = {
  'not-signed-in': problem(401, '尚未登录', 'You are not signed in', '请先登录', 'Sign in first'),
  'token-expired': problem(
    401,
    '登录已过期',
    'The sign-in has expired',
    '请刷新令牌或重新登录',
    'Refresh the token or sign in again',
  ),
  'wrong-credentials': problem(
    401,
    '登录名或密码不正确',
    'Login name or password is wrong',
    '请核对后重试',
    'Check both and try again',
  ),
  'locked-out': problem(
    429,
    '失败次数过多,账号暂时锁定',
    'Too many failures: locked for a while',
    '请在 Retry-After 所示秒数后重试',
    'Try again after the seconds in Retry-After',
  ),
  'sign-in-busy': problem(
    429,
    '该账号同时登录的请求过多，未能及时处理',
    'Too many sign-ins of this account at the same moment',
    '账号没有锁定，请在 Retry-After 所示秒数后重试',
    'It is not locked: try again after the seconds in Retry-After',
  ),
  'password-change-required': problem(
    403,
    '首次登录须先修改密码',
    'The first sign-in must change the password',
    '请先修改密码',
    'Change the password first',
  ),
  'password-too-short': problem(
    422,
    '密码过短',
    'The password is too short',
    '请使用至少 12 个字符',
    'Use 12 characters or more',
  ),
  'password-too-long': problem(
    422,
    '密码过长',
    'The password is too long',
    '请使用至多 128 个字符',
    'Use 128 characters or fewer',
  ),
  'password-is-login-name': problem(
    422,
    '密码不能与登录名相同',
    'The password equals the login name',
    '请换一个密码',
    'Choose another password',
  ),
  'password-too-common': problem(
    422,
    '密码过于常见,容易被猜中',
    'The password is too common',
    '请避免常用词、连续字符和重复字符',
    'Avoid common words, runs and repetitions',
  ),
  'password-used-before': problem(
    422,
    '密码近期使用过',
    'The password was used before',
    '请换一个未曾使用的密码',
    'Choose a password that you have not used',
  ),
  'password-unchanged': problem(
    422,
    '新密码与原密码相同',
    'The new password is the present one',
    '请换一个密码',
    'Choose another password',
  ),
  'second-factor-required': problem(
    401,
    '请输入动态口令',
    'A code of the second factor is needed',
    '请将动态口令或恢复码填入 code 后重新登录',
    'Sign in again with the code of the app, or a recovery code, in code',
  ),
  'wrong-second-factor': problem(
    401,
    '动态口令不正确或已使用',
    'The code is wrong or was used',
    '请等待下一个口令后重试',
    'Wait for the next code and try again',
  ),
  'second-factor-enrolled': problem(
    422,
    '已绑定动态口令',
    'A second factor is enrolled already',
    '如需更换,请先解除绑定',
    'Remove it first to enrol another',
  ),
  'second-factor-enrolment-required': problem(
    403,
    '您的职责要求先绑定动态口令',
    'Your roles need a second factor first',
    '请先绑定动态口令',
    'Enrol one first',
  ),
  'cross-site-request': problem(
    403,
    '请求来自其他网站,已拒绝',
    'The request came from another site',
    '请在本系统页面中操作',
    'Use the pages of this system',
  ),
  'unknown-session': problem(
    404,
    '没有这个会话,或者已经结束',
    'There is no such session, or it has ended',
    '请刷新会话列表',
    'Look at the list of sessions again',
  ),
  'recovery-needs-two': problem(
    403,
    '账号恢复须由另一名安全管理员确认',
    'A recovery is confirmed by another administrator',
    '请由另一名安全管理员办理',
    'Ask another security administrator',
  ),
  'recovery-ended': problem(
    422,
    '该账号恢复已确认或已过期',
    'The recovery was confirmed or has run out',
    '如仍需要,请重新提出',
    'Propose a new one where it is still needed',
  ),
};
