export type Text = Readonly<{ zh: string; en: string }>;

/**
 * The rule that a computation rests on. `LAW` is the text of a statute; `DEFAULT` a rule of this system where no
 * statute speaks (`source` then names the statute it follows by analogy, if any).
 */
export type Clause = Readonly<{ source?: string; confidence: 'LAW' | 'DEFAULT'; text: Text }>;

export const CLAUSES = {
  workingDays: {
    source: 'L15',
    confidence: 'DEFAULT',
    text: {
      zh: '工作日按国务院办公厅公布的放假调休安排计算，不含法定节假日，调休上班日计入（参照《行政许可法》第八十二条）',
      en: 'working days follow the published list of days off; statutory holidays are left out, make-up workdays count (Administrative Licensing Law, art. 82, by analogy)',
    },
  },
  days: {
    source: 'L14',
    confidence: 'LAW',
    text: {
      zh: '开始的当日不计入，自下一日开始计算（《民法典》第二百零一条）',
      en: 'the start day is not counted (Civil Code, art. 201)',
    },
  },
  months: {
    source: 'L14',
    confidence: 'LAW',
    text: {
      zh: '开始的当日不计入；到期月的对应日为期间的最后一日，没有对应日的，月末日为最后一日（《民法典》第二百零一条、第二百零二条）',
      en: 'the start day is not counted; the period ends on the corresponding day, or on the last day of a month without one (Civil Code, arts. 201 and 202)',
    },
  },
  backwards: {
    source: 'L14',
    confidence: 'DEFAULT',
    text: {
      zh: '倒推期限法律未作规定，参照《民法典》第二百零一条、第二百零二条，当日不计入',
      en: 'no statute governs counting backwards; the day itself is not counted (Civil Code, arts. 201 and 202, by analogy)',
    },
  },
  rollForward: {
    source: 'L14',
    confidence: 'LAW',
    text: {
      zh: '期间的最后一日是法定休假日的，以法定休假日结束的次日为期间的最后一日（《民法典》第二百零三条）',
      en: 'a period whose last day is a day off ends on the day after the days off (Civil Code, art. 203)',
    },
  },
  rollBack: {
    confidence: 'DEFAULT',
    text: {
      zh: '倒推期限的最后一日是休息日的，提前至前一工作日（系统默认规则，法律未作规定）',
      en: 'counted backwards onto a day off, the limit moves back to the working day before (default of this system; no statute speaks)',
    },
  },
} as const satisfies Record<string, Clause>;
