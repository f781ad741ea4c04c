import { problem, type ProblemTexts } from '#kernel';
import type { AccountRejection } from '../domain/account.commands.js';
import { signInProblems } from './sign-in-problems.js';
import { signerProblems } from './signer-problems.js';
import { substitutionProblems } from './substitution-problems.js';

type AccessCode =
  | Exclude<AccountRejection['rejected'], 'unit-ended'>
  | 'invalid-acting-for'
  | keyof typeof signInProblems
  | keyof typeof substitutionProblems
  | 'login-name-invalid'
  | 'login-name-taken'
  | 'unknown-account'
  | 'own-account'
  | 'actor-without-person'
  | keyof typeof signerProblems
  | 'administrator-needs-two'
  | 'administrators-not-independent'
  | 'own-roles';

const name = ['登录名不符合要求', 'The login name is not fit for use'] as const;

export const accessProblems: ProblemTexts<AccessCode> = {
  ...signInProblems,
  ...signerProblems,
  ...substitutionProblems,
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
  'actor-without-person': problem(
    403,
    '您的账号未关联人员，无法核验回避和职责分离',
    'Your account belongs to no person, so nobody can tell what you must keep from',
    '请由另一名安全管理员为您开通关联本人的账号',
    'Ask another security administrator for an account of your person',
  ),
  'administrators-not-independent': problem(
    403,
    '提出人与确认人之中，一方的账号或管理员角色由另一方开通或授予',
    'Of who proposed and who confirms, one was made an administrator by the other',
    '请由账号和角色均与提出人无关的另一名管理员确认',
    'Ask an administrator who owes account and role to neither',
  ),
  'administrator-needs-two': problem(
    403,
    '管理员授权须由提出人以外的另一类管理员确认',
    'An administrator is confirmed by somebody other than who proposed it',
    '请由系统管理员或审计管理员中的另一人确认',
    'Ask a system or audit administrator who did not propose it',
  ),
  'administrator-already-proposed': problem(
    422,
    '该管理员授权已提出，尚待确认',
    'The administrator is proposed already and waits for confirmation',
    '请由系统管理员或审计管理员确认，或先撤回',
    'Have it confirmed by a system or audit administrator, or withdraw it first',
  ),
  'administrator-not-proposed': problem(
    422,
    '没有待确认的该项管理员授权',
    'No such administrator is proposed',
    '请核对角色和单位，或由安全管理员重新提出',
    'Check role and unit, or have it proposed anew',
  ),
  'account-without-person': problem(
    422,
    '该账号未关联人员，不能授予角色',
    'The account belongs to no person, and roles are held by persons',
    '请为已登记的人员开通账号后授权',
    'Open an account of a registered person and grant the role to it',
  ),
  'person-deceased': problem(
    422,
    '此人已登记去世，不能开通账号，也不能授予角色',
    'The person is marked as deceased, and is given no account and no role',
    '请核对人员；登记有误的，请先由组织委员撤销去世登记',
    'Check the person; where the mark is a mistake, have it withdrawn by the organization officer first',
  ),
  'administrator-not-registered': problem(
    422,
    '管理员须为已登记的人员',
    'An administrator is a person in the register of people',
    '请先登记此人，再授予管理员角色',
    'Have the person registered first',
  ),
  'administrators-are-separate': problem(
    422,
    '系统管理员、安全管理员、审计管理员须分设，且不得兼办业务，同一人的各个账号合并计算',
    'The three administrators are separate and do no business, over all accounts of one person',
    '请将此角色授予另一个人的账号',
    'Grant the role to an account of another person',
  ),
  'grant-without-days': problem(
    422,
    '授权的结束日期早于开始日期',
    'The grant ends before it begins',
    '请修改开始日期（from）或结束日期（until）',
    'Correct the first day (`from`) or the last (`until`)',
  ),
  'grant-backdated': problem(
    422,
    '授权不能从过去的日期开始',
    'A role is held from today at the earliest',
    '请将开始日期（from）改为今天或以后，或者留空',
    'Let it begin (`from`) today or later, or leave the day out',
  ),
  'grant-too-far-ahead': problem(
    422,
    '授权开始日期过远，最多提前到任期届满提醒之日',
    'The role would begin too far ahead: further than the end of a term is remembered',
    '请核对开始日期（from），临近时再授予',
    'Check the day on which it begins (`from`), and grant it when that day has come nearer',
  ),
  'role-above-unit': problem(
    422,
    '此角色不属于该单位层级',
    'The role is of a higher level than the unit',
    '请在该角色所属层级的单位授权',
    'Grant it at a unit of its own level',
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
  'invalid-acting-for': problem(
    400,
    'Acting-For 不是人员标识',
    'Acting-For is no person id',
    '请填写被代理人的 UUID',
    'Give the UUID of the person you act for',
  ),
};
