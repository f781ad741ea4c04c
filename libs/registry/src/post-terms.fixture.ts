import { openOffice, type Office, type Who, units } from '../../../test/fixtures/office.fixture.js';

type Listed = Readonly<{ items: readonly Record<string, unknown>[]; total: number }>;

export const village = units.secondVillage;
export const paper = { number: '港沟党发〔2026〕7号', issuedOn: '2026-09-10' };

export const elected = (personId: string, post: string, startedOn = '2026-09-14', orgCode: string = village) => ({
  personId,
  orgCode,
  post,
  basis: 'election',
  startedOn,
});

/** The words of those who keep the register and read it, in an office that is open. */
export const clerksOf = (office: Office) => {
  const give = async (who: Who, path: string, body: object = {}): Promise<string> => {
    const { status, body: answer } = await office.send<{ id: string; code?: string }>(who, 'POST', path, body);
    await office.catchUp();
    return status === 200 ? answer.id : `${status} ${answer.code}`;
  };
  const see = async (who: Who, path: string) => {
    const { status, body } = await office.send<Record<string, unknown>>(who, 'GET', path);
    return status === 200 ? body : `${status} ${String(body['code'])}`;
  };
  const list = (who: Who, path: string) => office.get<Listed>(who, path);
  const newcomer = (name: string, orgCode: string = village) => give('orgOfficer', '/people', { name, orgCode });
  const elect = (personId: string, post: string, startedOn?: string, orgCode?: string, who: Who = 'orgOfficer') =>
    give(who, '/post-terms', elected(personId, post, startedOn, orgCode));
  return { give, see, list, newcomer, elect };
};

/** An office in its own database, at the state to which `rewind` goes back. */
export const keptOffice = async (url: string): Promise<Office> => {
  const office = await openOffice(url);
  await office.keep();
  return office;
};
