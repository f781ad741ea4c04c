import { extensionOf } from './media/media-types.js';

/** The part of an HTTP reply that a download needs. */
export type DownloadReply = Readonly<{
  header(name: string, value: string): unknown;
  type(mediaType: string): unknown;
}>;

/**
 * Sets what keeps a browser from running or keeping what it is given: a download under a name made of ids, never shown
 * in the page, its type never guessed, in a sandbox should it be opened all the same.
 */
export const asDownload = (reply: DownloadReply, mediaType: string, name: string): void => {
  reply.type(mediaType);
  reply.header('content-disposition', `attachment; filename="${name}.${extensionOf(mediaType)}"`);
  reply.header('x-content-type-options', 'nosniff');
  reply.header('content-security-policy', "default-src 'none'; sandbox");
  reply.header('cross-origin-resource-policy', 'same-origin');
  reply.header('cache-control', 'no-store');
};
