type UploadRefusal =
  | 'attachment-too-large'
  | 'attachment-empty'
  | 'attachment-missing'
  | 'attachment-type-refused'
  | 'unreadable-body'
  | 'one-file-only';

/** The upload cannot be taken; nothing of it was kept. */
export class UploadRefusedError extends Error {
  override readonly name = 'UploadRefusedError';
  constructor(
    readonly code: UploadRefusal,
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}
