const PATTERN = /^[\p{L}\p{N}._-]{3,64}$/u;

/** Login names differ in more than case and width. */
export const foldLoginName = (loginName: string): string => loginName.normalize('NFKC').trim().toLowerCase();

/** 3 to 64 letters, digits, dots, dashes and underscores. */
export const isLoginName = (loginName: string): boolean => PATTERN.test(foldLoginName(loginName));
