import { describe, it, expect } from '@jest/globals';
import { specify } from '#testing';
import {
  caseAfter,
  change,
  check,
  draft,
  giveBack,
  happened,
  plan,
  register,
  resubmit,
  submit,
} from '../ceremony.fixture.js';
import { ceremony } from './ceremony.js';
import { openActions } from './duties.js';

const spec = specify(ceremony);

describe('changing a report', () => {
  it('between check and registration is refused: what was checked is what is registered', () => {
    const larger = { plan: { ...plan, tables: 90 } };
    const toChecked = [draft('2026-09-10'), submit('2026-09-15'), check('2026-09-15')];
    spec
      .given(...happened(...toChecked))
      .when(change('2026-09-15', larger))
      .thenRejected('checked-not-registered');
    const returned = [...toChecked, giveBack('2026-09-15'), resubmit('2026-09-16', larger)];
    spec
      .given(...happened(...returned))
      .when(register('2026-09-16'))
      .thenRejected('not-checked');
    expect(openActions(caseAfter(...toChecked))).not.toContain('ChangeReport');
    expect(openActions(caseAfter(...toChecked))).toContain('NotifyCouncil');
  });
});
