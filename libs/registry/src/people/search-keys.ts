import { pinyin } from 'pinyin-pro';
import { foldSearchWords } from '../contract/search-words.js';

const LONGEST = 40;

/** A name as it sorts: its syllables, the surname read as a surname. */
export const readingOf = (name: string): string => syllables(name, 'head').join('');

/**
 * Everything by which a name is found: the beginnings of the name, of its syllables and of their initials, from any of its
 * characters on. A surname is read as a surname (单: shan), and, for those who do not know it, as a plain word too (dan).
 */
export const searchKeys = (name: string): readonly string[] => {
  const keys = new Set<string>();
  const addBeginnings = (parts: readonly string[]) => {
    for (let from = 0; from < parts.length; from++) {
      const word = Array.from(parts.slice(from).join('')).slice(0, LONGEST);
      for (let to = 1; to <= word.length; to++) keys.add(word.slice(0, to).join(''));
    }
  };
  addBeginnings(Array.from(foldSearchWords(name)));
  for (const surname of ['head', 'off'] as const) {
    const read = syllables(name, surname);
    addBeginnings(read);
    addBeginnings(read.map((syllable) => syllable[0]!));
  }
  return [...keys].sort();
};

const syllables = (name: string, surname: 'head' | 'off'): readonly string[] =>
  pinyin(foldSearchWords(name), { toneType: 'none', type: 'array', surname, v: true, nonZh: 'removed' }).filter(
    Boolean,
  );
