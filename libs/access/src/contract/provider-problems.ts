import { problem, type ProblemTexts } from '#kernel';

type ProviderCode =
  | 'provider-off'
  | 'provider-unavailable'
  | 'provider-sign-in-expired'
  | 'provider-answer-invalid'
  | 'provider-declined'
  | 'provider-identity-unbound'
  | 'provider-identity-bound'
  | 'provider-identity-taken'
  | 'provider-binding-needs-two'
  | 'provider-binding-ended';

/** Refusals of signing in by an OpenID Connect provider, and of what is bound to it. */
export const providerProblems: ProblemTexts<ProviderCode> = {
  'provider-off': problem(
    404,
    '本系统未启用统一身份认证登录',
    'Signing in by a provider is not set up here',
    '请使用登录名和密码登录',
    'Sign in with login name and password',
  ),
  'provider-unavailable': problem(
    503,
    '统一身份认证平台暂时不可用',
    'The provider of identities cannot be reached now',
    '请稍后重试,或使用登录名和密码登录',
    'Try again in a moment, or sign in with login name and password',
  ),
  'provider-sign-in-expired': problem(
    401,
    '统一身份认证登录已过期、已使用或未从此浏览器发起',
    'This sign-in has run out, was used, or was not begun in this browser',
    '请重新发起登录',
    'Begin to sign in again',
  ),
  'provider-answer-invalid': problem(
    401,
    '统一身份认证平台的答复未通过验证',
    'The answer of the provider was not verified',
    '请重新发起登录;如仍出现,请联系管理员',
    'Begin to sign in again; ask the administrator if it stays',
  ),
  'provider-declined': problem(
    401,
    '统一身份认证平台未同意登录',
    'The provider has declined',
    '请重新发起登录,并在平台上确认',
    'Begin to sign in again, and agree there',
  ),
  'provider-identity-unbound': problem(
    403,
    '此身份未绑定本系统账号',
    'This identity is bound to no account here',
    '请使用密码登录后自行绑定,或由安全管理员绑定',
    'Sign in by password and bind it, or ask the security administrators to bind it',
  ),
  'provider-identity-bound': problem(
    422,
    '账号已绑定统一身份',
    'The account is bound to an identity already',
    '如需更换,请先解除绑定',
    'Unbind it first to bind another',
  ),
  'provider-identity-taken': problem(
    422,
    '此身份已绑定账号',
    'The identity is bound to an account already',
    '请核对身份标识,或先解除原绑定',
    'Check the identity, or have it unbound first',
  ),
  'provider-binding-needs-two': problem(
    403,
    '统一身份绑定须由另一名安全管理员确认',
    'A binding is confirmed by another administrator',
    '请由另一名安全管理员办理',
    'Ask another security administrator',
  ),
  'provider-binding-ended': problem(
    422,
    '该绑定申请已确认或已过期',
    'The proposal was confirmed or has run out',
    '如仍需要,请重新提出',
    'Propose a new one where it is still needed',
  ),
};
