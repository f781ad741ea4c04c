import { problem, type ProblemTexts } from '#kernel';
import type { AccountRejection } from '../domain/account.commands.js';
import type { PasswordFault } from '../domain/password-rules.js';

type AccessCode =
  | AccountRejection['rejected']
  | PasswordFault
  | 'login-name-invalid'
  | 'login-name-taken'
  | 'not-signed-in'
  | 'token-expired'
  | 'wrong-credentials'
  | 'locked-out'
  | 'password-change-required'
  | 'password-unchanged'
  | 'unknown-account'
  | 'own-account'
  | 'own-roles';

const name = ['登录名不符合要求', 'The login name is not fit for use'] as const;

export const accessProblems: ProblemTexts<AccessCode> = {
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
  'password-unchanged': problem(
    422,
    '新密码与原密码相同',
    'The new password is the present one',
    '请换一个密码',
    'Choose another password',
  ),
  'login-name-invalid': problem(
    422,
    ...name,
    '请使用字母、数字、点、连字符或下划线',
    'Use letters, digits, dots, hyphens or underscores',
  ),
  'login-name-taken': problem(
    422,
    '登录名已被使用',
    'The login name is taken',
    '请换一个登录名',
    'Choose another login name',
  ),
  'account-already-opened': problem(
    422,
    '账号已开通',
    'The account is open already',
    '无需重复开通',
    'There is nothing to do',
  ),
  'account-closed': problem(
    422,
    '账号已注销',
    'The account is closed',
    '请为此人开通新账号',
    'Open a new account for the person',
  ),
  'unknown-account': problem(404, '没有这个账号', 'There is no such account', '请核对账号', 'Check the account'),
  'own-account': problem(
    403,
    '不能管理自己的账号',
    'You may not manage your own account',
    '请由另一名管理员办理',
    'Ask another administrator',
  ),
  'own-roles': problem(
    403,
    '不能给自己授权',
    'You may not grant roles to yourself',
    '请由另一名管理员办理',
    'Ask another administrator',
  ),
  'grant-without-days': problem(
    422,
    '授权的结束日期早于开始日期',
    'The grant ends before it begins',
    '请修改起止日期',
    'Correct the dates',
  ),
  'role-already-granted': problem(
    422,
    '此角色已授予',
    'The role is granted already',
    '无需重复授权',
    'There is nothing to do',
  ),
  'role-not-granted': problem(
    422,
    '此角色未授予',
    'The role is not granted',
    '请核对角色和单位',
    'Check role and unit',
  ),
};
