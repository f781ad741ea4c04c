import type { DeviationItem } from '../domain/ceremony.figures.js';
import type { CeremonyKind } from '../domain/ceremony.kinds.js';
import type { VerificationMethod } from '../domain/ceremony.events.js';

/** What forms call the kinds of ceremonies. */
export const kindWords: Readonly<Record<CeremonyKind, string>> = {
  'own-wedding': '本人婚嫁',
  'child-wedding': '子女婚嫁',
  'spouse-funeral': '配偶丧事',
  'parent-funeral': '父母丧事',
  'child-funeral': '子女丧事',
  'grandparent-funeral': '祖父母丧事',
  birth: '生育',
  'full-month': '满月',
  birthday: '寿诞',
  schooling: '升学',
  'army-send-off': '参军',
  housewarming: '乔迁',
};

/** `money` holds for what is kept in fen, `fact` for what is so or not. */
export const itemWords: Readonly<Record<DeviationItem, Readonly<{ zh: string; as: 'count' | 'money' | 'fact' }>>> = {
  tables: { zh: '桌数', as: 'count' },
  persons: { zh: '人数', as: 'count' },
  cars: { zh: '车辆数', as: 'count' },
  'table-cost': { zh: '每桌费用（元）', as: 'money' },
  'gift-from-non-relative': { zh: '非亲属礼金（元）', as: 'money' },
  'gift-from-service-target': { zh: '管理服务对象礼金（元）', as: 'money' },
  'gift-handed-in-late': { zh: '逾期上交', as: 'fact' },
  'gift-unaccounted': { zh: '去向不明的礼金（元）', as: 'money' },
  'kind-not-to-be-held': { zh: '不得操办的事项', as: 'fact' },
  'non-relatives-invited': { zh: '邀请非亲属', as: 'fact' },
  'service-targets-invited': { zh: '邀请管理服务对象', as: 'fact' },
};

export const methodWords: Readonly<Record<VerificationMethod, string>> = {
  documents: '书面核实',
  'on-site': '现场核实',
  'by-complaint': '因举报核实',
};
