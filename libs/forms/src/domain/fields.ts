/** Placeholders of a template by name, each with what it stands for in zh. A list holds the placeholders of its rows. */
export type FieldList = Readonly<Record<string, string | RowFields>>;

/** `list` says what the rows are; the placeholders of a row are texts. */
export type RowFields = Readonly<{ list: string; row: Readonly<Record<string, string>> }>;

/** What fills a template: a text for each placeholder, one row of texts after the other for each list. */
export type DataOf<Fields extends FieldList> = {
  readonly [Name in keyof Fields]: Fields[Name] extends { readonly row: infer Row }
    ? readonly { readonly [Column in keyof Row]: string }[]
    : string;
};

/** An official form: its title, and what its template may ask for. */
export type FormKind = Readonly<{ title: Readonly<{ zh: string; en: string }>; fields: FieldList }>;

export const isRows = (field: string | RowFields): field is RowFields => typeof field !== 'string';
