import { dateColumn, instantColumn, numberColumn, textColumn, type ExportedList } from '#web';

export const accountList: ExportedList = {
  name: 'accounts',
  zh: '账号列表',
  en: 'Accounts',
  paging: 'pages',
  recorded: ['unit', 'role', 'state'],
  columns: [
    textColumn('loginName', '登录名', 'Login name'),
    textColumn('person.name', '姓名', 'Name'),
    textColumn('org.code', '单位编码', 'Unit code'),
    textColumn('org.name', '单位', 'Unit'),
    textColumn('state', '状态', 'State'),
    dateColumn('openedOn', '开通日期', 'Opened on'),
    dateColumn('closedOn', '注销日期', 'Closed on'),
    textColumn('roles.role', '角色', 'Roles'),
    textColumn('roles.orgCode', '角色单位编码', 'Units of the roles'),
    textColumn('roles.from', '角色起始', 'Roles from'),
    textColumn('roles.until', '角色截止', 'Roles until'),
    textColumn('roles.inForce', '角色生效', 'Roles in force'),
    textColumn('mustChangePassword', '须改密码', 'Must change the password'),
    textColumn('secondFactor.enrolled', '已绑定第二因素', 'Second factor enrolled'),
    textColumn('secondFactor.needed', '须用第二因素', 'Second factor needed'),
    instantColumn('lockedUntil', '锁定至', 'Locked until'),
    instantColumn('lastSignInAt', '最近登录', 'Last signed in'),
    textColumn('accountId', '账号标识', 'Account id'),
  ],
};

export const administratorProposalList: ExportedList = {
  name: 'administrator-proposals',
  zh: '待确认的管理员授权',
  en: 'Proposed administrators',
  paging: 'pages',
  columns: [
    textColumn('person.name', '拟任管理员', 'Proposed administrator'),
    textColumn('role', '角色', 'Role'),
    textColumn('org.code', '单位编码', 'Unit code'),
    textColumn('org.name', '单位', 'Unit'),
    dateColumn('from', '开始日期', 'From'),
    dateColumn('until', '结束日期', 'Until'),
    textColumn('proposedBy.name', '提出人', 'Proposed by'),
    dateColumn('proposedOn', '提出日期', 'Proposed on'),
    textColumn('accountId', '账号标识', 'Account id'),
  ],
};

export const interestList: ExportedList = {
  name: 'interests',
  zh: '利害关系申报',
  en: 'Declared interests',
  paging: 'whole',
  columns: [
    textColumn('official.name', '申报人', 'Official'),
    textColumn('caseId', '所涉事项', 'Case'),
    textColumn('aboutPersonId', '所涉人员标识', 'Person concerned'),
    textColumn('reason', '原因', 'Reason'),
    dateColumn('declaredOn', '申报日期', 'Declared on'),
    dateColumn('endedOn', '解除日期', 'Ended on'),
    textColumn('interestId', '申报标识', 'Interest id'),
  ],
};

export const substitutionList: ExportedList = {
  name: 'substitutions',
  zh: '代理与被代理',
  en: 'Substitutions',
  paging: 'whole',
  columns: [
    textColumn('principal.name', '被代理人', 'Principal'),
    textColumn('substitute.name', '代理人', 'Substitute'),
    textColumn('lent.role', '角色', 'Role'),
    textColumn('lent.orgCode', '单位编码', 'Unit code'),
    dateColumn('from', '开始日期', 'From'),
    dateColumn('until', '结束日期', 'Until'),
    textColumn('onward', '可转委托', 'May be passed on'),
    textColumn('reason', '原因', 'Reason'),
    textColumn('status', '状态', 'Status'),
    textColumn('inForce', '生效中', 'In force'),
    textColumn('substitutionId', '委托标识', 'Substitution id'),
  ],
};

export const sessionList: ExportedList = {
  name: 'sessions',
  zh: '本人登录会话',
  en: 'Own sessions',
  paging: 'whole',
  columns: [
    textColumn('device', '设备', 'Device'),
    textColumn('network', '网络', 'Network'),
    instantColumn('openedAt', '登录时间', 'Opened at'),
    instantColumn('usedAt', '最近使用', 'Used at'),
    textColumn('current', '当前会话', 'This session'),
  ],
};

export const securityLineList: ExportedList = {
  name: 'security-log',
  zh: '安全日志',
  en: 'Security log',
  paging: { parameter: 'before', size: 'size', most: 500 },
  recorded: ['kind', 'outcome', 'code', 'from', 'until'],
  columns: [
    numberColumn('seq', '序号', 'Number'),
    instantColumn('at', '时间', 'At'),
    textColumn('kind', '类别', 'Kind'),
    textColumn('outcome', '结果', 'Outcome'),
    textColumn('accountId', '账号标识', 'Account id'),
    textColumn('onBehalfOf', '被代理人标识', 'Acting for'),
    textColumn('substitutions', '代理标识', 'Substitutions'),
    textColumn('units', '单位路径', 'Path of units'),
    textColumn('subject', '对象', 'Subject'),
    textColumn('code', '原因', 'Code'),
    textColumn('facts', '事实', 'Facts'),
    textColumn('hash', '链值', 'Hash'),
  ],
};
