/** What papers call the replies of departments. Basis: handbook W1a, Reply. */
export const resultWords: Readonly<Record<string, string>> = {
  clear: '无异议',
  hard: '存在一票否决情形',
  soft: '存在需研判情形',
  'needs-check': '需进一步核实',
};

export const outcomeWords: Readonly<Record<string, string>> = { pass: '合格', fail: '不宜提名' };

export const documentWords: Readonly<Record<string, string>> = { 'meeting-minutes': '党（工）委会议纪要' };

/** Follows the name of who signed in the place of the head. */
export const DEPUTY = '（分管负责人代签）';
