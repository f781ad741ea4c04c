import { describe, expect, it } from '@jest/globals';
import type { StoredProjection } from '#read-store';
import { UsageError } from '../command-error.js';
import { chosenProjections } from './rebuild-choice.js';

const known = ['agenda-1', 'alerts-12'].map((name) => ({ name }) as StoredProjection);
const chosen = (name: string) => chosenProjections(name, known).map((projection) => projection.name);

describe('choice of read models', () => {
  it('takes a name with or without its version', () => {
    expect(chosen('alerts-12')).toEqual(['alerts-12']);
    expect(chosen('alerts')).toEqual(['alerts-12']);
  });

  it('takes all of them', () => expect(chosen('all')).toEqual(['agenda-1', 'alerts-12']));

  it('refuses an unknown name and lists the known ones', () => {
    expect(() => chosen('alerts-1')).toThrow(UsageError);
    expect(() => chosen('alerts-1')).toThrow('Known are: all, agenda-1, alerts-12.');
  });
});
