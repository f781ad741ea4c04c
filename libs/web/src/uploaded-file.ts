import { BadRequestException } from '@nestjs/common';

/** The part of an HTTP request that an upload needs. */
export type UploadRequest = Readonly<{
  isMultipart?: () => boolean;
  file?: (options: object) => Promise<Readonly<{ toBuffer(): Promise<Buffer> }> | undefined>;
}>;

/**
 * The one file of a multipart request. Refuses with `file-missing` where there is none; a file of more than `maxBytes`
 * bytes is cut off while it is received, and refused as too large.
 */
export const uploadedFile = async (request: UploadRequest, maxBytes: number): Promise<Uint8Array> => {
  if (!request.isMultipart?.()) throw new BadRequestException({ code: 'file-missing' });
  const limits = { fileSize: maxBytes, files: 1, fields: 0 };
  const file = await request.file?.({ limits, throwFileSizeLimit: true });
  if (!file) throw new BadRequestException({ code: 'file-missing' });
  return file.toBuffer();
};
