import { viewName } from '#kernel';
import type { BuildTable, StoredProjection } from '#read-store';
import { fail, ok, warn, type Finding } from './finding.js';

export type BuildRow = Pick<BuildTable, 'name' | 'view' | 'checkpoint' | 'status' | 'fault'>;

/** The builds as they were a moment before, and as they are; `head` is the last position of the log. */
export type BuildLook = Readonly<{ head: bigint; before: readonly BuildRow[]; now: readonly BuildRow[] }>;

const START_WORKER = { zh: '请启动程序或 worker。', en: 'Start the program, or a worker.' };

/** How far each read model of the program is behind the log, and why. */
export const projectionFindings = (
  declared: readonly Pick<StoredProjection, 'name'>[],
  look: BuildLook,
): readonly Finding[] => declared.map(({ name }) => projectionFinding(name, look));

const projectionFinding = (name: string, { head, before, now }: BuildLook): Finding => {
  const check = `projection ${name}`;
  const view = viewName({ name });
  const live = now.find((row) => row.view === view && row.status === 'live');
  if (!live) return warn(check, '尚未建立', 'has not been built yet', START_WORKER);
  const lag = head - BigInt(live.checkpoint);
  const building = now.some((row) => row.view === view && row.status === 'building');
  const [zh, en] = [`落后 ${lag}${building ? '，正在重建' : ''}`, `lag ${lag}${building ? ', being rebuilt' : ''}`];
  const rebuild = { zh: `请运行 cunzhi rebuild ${name}。`, en: `Run cunzhi rebuild ${name}.` };
  if (live.fault !== null) return fail(check, `${zh}，已停止`, `${en}, stopped: ${live.fault}`, UPDATE);
  if (live.name !== name)
    return building ? ok(check, zh, en) : warn(check, `仍是旧版本 ${live.name}`, `is still ${live.name}`, rebuild);
  if (lag <= 0n) return ok(check, zh, en);
  const moved = live.checkpoint !== before.find((row) => row.name === name && row.status === 'live')?.checkpoint;
  return moved ? ok(check, `${zh}，正在追赶`, `${en}, catching up`) : warn(check, zh, en, START_WORKER);
};

const UPDATE = {
  zh: '请改用能处理该事件的程序版本，读模型会自行继续。',
  en: 'Run a version of the program that can take the event: the read model then goes on by itself.',
};
