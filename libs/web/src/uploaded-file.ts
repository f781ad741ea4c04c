import { BadRequestException } from '@nestjs/common';

type Part =
  | Readonly<{ type: 'file'; toBuffer(): Promise<Buffer> }>
  | Readonly<{ type: 'field'; fieldname: string; value: unknown }>;

/** The part of an HTTP request that an upload needs. */
export type UploadRequest = Readonly<{
  isMultipart?: () => boolean;
  parts?: (options: object) => AsyncIterable<Part>;
}>;

export type UploadedForm = Readonly<{ bytes: Uint8Array; fields: Readonly<Record<string, string>> }>;

const FIELD_BYTES = 4_096;

/**
 * The one file of a multipart request, with those of the named fields that it has, before or after the file. Refuses with
 * `file-missing` where there is no file and `invalid-input` for any other field; a file of more than `maxBytes` bytes is cut
 * off while it is received, and refused as too large.
 */
export const uploadedForm = async (
  request: UploadRequest,
  maxBytes: number,
  names: readonly string[],
): Promise<UploadedForm> => {
  if (!request.isMultipart?.() || !request.parts) throw new BadRequestException({ code: 'file-missing' });
  const most = { files: 1, fields: names.length, parts: 1 + names.length };
  const limits = { fileSize: maxBytes, fieldSize: FIELD_BYTES, ...most };
  const fields: Record<string, string> = {};
  let bytes: Uint8Array | undefined;
  for await (const part of request.parts({ limits, throwFileSizeLimit: true })) {
    if (part.type === 'file') bytes = await part.toBuffer();
    else if (names.includes(part.fieldname) && typeof part.value === 'string') fields[part.fieldname] = part.value;
    else throw new BadRequestException({ code: 'invalid-input' });
  }
  if (!bytes) throw new BadRequestException({ code: 'file-missing' });
  return { bytes, fields };
};
