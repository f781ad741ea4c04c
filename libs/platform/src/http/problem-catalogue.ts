import type { ProblemText, ProblemTexts } from '#kernel';

export type Problem = Readonly<{
  type: string;
  status: number;
  code: string;
  title: string;
  titleEn: string;
  change: string;
  changeEn: string;
  [extra: string]: unknown;
}>;

/** The texts of all contexts. Throws where two give the same code different texts. */
export class ProblemCatalogue {
  private readonly texts = new Map<string, ProblemText>();

  constructor(tables: readonly ProblemTexts[]) {
    for (const table of tables)
      for (const [code, text] of Object.entries(table)) {
        const known = this.texts.get(code);
        if (known && JSON.stringify(known) !== JSON.stringify(text))
          throw new Error(`problem ${code} has two different texts`);
        this.texts.set(code, text);
      }
  }

  codes(): readonly string[] {
    return [...this.texts.keys()].sort();
  }

  /** Problem details (RFC 9457) in Chinese and English. A code without a text is an internal error. */
  describe(code: string, params: Readonly<Record<string, string | number>> = {}): Problem {
    const text = this.texts.get(code);
    if (!text) return this.describe('internal-error');
    const fill = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
    return {
      type: `urn:cunzhi:problem:${code}`,
      status: text.status,
      code,
      title: fill(text.zh),
      titleEn: fill(text.en),
      change: fill(text.changeZh),
      changeEn: fill(text.changeEn),
      ...(Object.keys(params).length > 0 ? { params } : {}),
    };
  }
}
