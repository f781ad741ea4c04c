import { describe, expect, it } from '@jest/globals';
import { foldSearchWords } from '../contract/search-words.js';
import { readingOf, searchKeys } from './search-keys.js';

const finds = (name: string, words: string) => searchKeys(name).includes(foldSearchWords(words));

describe('a name', () => {
  it.each(['张', '张三', '三', 'z', 'zs', 'ZS', 'zhang', 'zhangs', 'zhangsan', 'zhang san', 'Ｚｈａｎｇ', 'san', 's'])(
    'is found by %s',
    (words) => expect(finds('张三', words)).toBe(true),
  );

  it.each(['李', 'li', 'zl', 'hang', 'an', 'szhang', '三张'])('is not found by %s', (words) =>
    expect(finds('张三', words)).toBe(false),
  );

  it.each([
    ['单雄信', 'shanxiongxin', 'sxx'],
    ['曾小贤', 'zengxiaoxian', 'zxx'],
    ['解晓东', 'xiexiaodong', 'xxd'],
    ['仇英', 'qiuying', 'qy'],
    ['查良镛', 'zhaliangyong', 'zly'],
    ['区大相', 'oudaxiang', 'odx'],
    ['欧阳锋', 'ouyangfeng', 'oyf'],
    ['尉迟恭', 'yuchigong', 'ycg'],
    ['吕布', 'lvbu', 'lb'],
  ])('%s is read as a surname with its given name', (name, full, initials) => {
    expect(readingOf(name)).toBe(full);
    expect(finds(name, full)).toBe(true);
    expect(finds(name, initials)).toBe(true);
  });

  it('is found by the plain reading of its surname as well', () => expect(finds('单雄信', 'danxiong')).toBe(true));

  it('of several parts is found with or without the dot, and by its last part', () => {
    for (const words of ['买买提·阿不都', '买买提阿不都', '阿不都', 'maimaiti', 'mmt'])
      expect(finds('买买提·阿不都', words)).toBe(true);
  });

  it('may have letters, or characters without a reading', () => {
    expect(finds('Anna', 'ann')).toBe(true);
    expect(finds('𠮷田', '𠮷')).toBe(true);
    expect(finds('𠮷田', 'tian')).toBe(true);
    expect(searchKeys('𠮷田').every((key) => Buffer.from(key).toString() === key)).toBe(true);
  });
});
