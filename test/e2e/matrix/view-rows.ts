import { doneBy, forSignedIn, listFor, shownTo, type Asker, type Row } from './permission-row.js';

const views = '/api/v1/case-views';
const of = `${views}/{viewId}`;

/** The view is the opener's, and shared with the secretaries of the village. */
const readers: readonly Asker[] = ['villageSecretary'];

const onView = (body: object): Row => doneBy('ChangeCaseView', [], { seen: readers, body });

export const viewRows: Readonly<Record<string, Row>> = {
  [`GET ${views}`]: listFor(readers),
  [`POST ${views}`]: forSignedIn({ command: 'KeepCaseView', body: { name: ' ', filter: {} } }),
  'GET /api/v1/cases?view={viewId}': shownTo(readers),
  [`POST ${of}/name`]: onView({ name: '新名称' }),
  [`POST ${of}/filter`]: onView({ filter: { light: 'red' } }),
  [`POST ${of}/shares`]: onView({ role: 'villager', orgCode: '370112013205' }),
  [`POST ${of}/shares/end`]: onView({ role: 'villager', orgCode: '370112013205' }),
  [`POST ${of}/removal`]: onView({}),
  [`POST ${of}/default`]: doneBy('ChooseDefaultView', readers),
  [`POST ${of}/default/end`]: forSignedIn({ command: 'ChooseDefaultView' }),
};
