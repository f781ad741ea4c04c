import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { ReadStore } from '#read-store';
import { AttachmentOwners } from './attachment-owners.js';
import { Attachments } from './attachments.js';
import { AttachmentsController } from './attachments.controller.js';
import { PendingAttachments } from './pending-attachments.js';
import { SweepAttachments } from './sweep-attachments.js';

/** Expects AttachmentStore, AttachmentSettings, ReadStore, KeyVault and Clock from a global module. */
@Global()
@Module({
  controllers: [AttachmentsController],
  providers: [
    AttachmentOwners,
    Attachments,
    SweepAttachments,
    {
      provide: PendingAttachments,
      inject: [ReadStore],
      useFactory: (reads: ReadStore) => new PendingAttachments(reads),
    },
  ],
  exports: [AttachmentOwners, Attachments, SweepAttachments],
})
export class AttachmentsModule implements OnModuleInit {
  constructor(private readonly pending: PendingAttachments) {}

  onModuleInit(): Promise<void> {
    return this.pending.migrate();
  }
}
