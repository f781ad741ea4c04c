/** What may be attached, with the extension under which it is given out. Nothing that a browser or an office runs. */
export const mediaTypes = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/ofd': 'ofd',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'text/csv': 'csv',
  'text/plain': 'txt',
} as const;

export type MediaType = keyof typeof mediaTypes;

export const mediaTypeCodes = Object.keys(mediaTypes) as MediaType[];

export const isMediaType = (type: string | undefined): type is MediaType => type !== undefined && type in mediaTypes;

/** The extension of a media type; `bin` for one that is no longer admitted. */
export const extensionOf = (type: string): string => (isMediaType(type) ? mediaTypes[type] : 'bin');
