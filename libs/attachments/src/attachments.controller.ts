import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOperation,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { WrittenText } from '#web';
import { Attachments, type AttachmentFacts } from './attachments.js';
import { AttachmentOwners } from './attachment-owners.js';
import type { TakenIn } from './intake/intake.js';
import { mediaTypeCodes } from './media/media-types.js';
import { filesOf, type UploadRequest } from './multipart.js';
import { UploadRefusedError } from './intake/upload-refused-error.js';

class UploadQuery {
  @ApiProperty({ description: 'What the file is for: personnel-file, or case-document' })
  @WrittenText(40)
  readonly purpose!: string;

  @ApiProperty({ format: 'uuid', description: 'The person, or the case, to which it belongs' })
  @IsUUID()
  readonly subject!: string;
}

class AttachmentView {
  @ApiProperty({ description: 'SHA-256 of the sealed content: name the attachment by it' }) readonly id!: string;
  @ApiProperty({ enum: mediaTypeCodes }) readonly mediaType!: string;
  @ApiProperty() readonly bytes!: number;
  @ApiProperty({ description: 'SHA-256 of the content as it was sent' }) readonly contentHash!: string;
}

const FILE = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } };

@ApiTags('attachments')
@ApiBearerAuth()
@Controller('api/v1/attachments')
export class AttachmentsController {
  constructor(
    private readonly attachments: Attachments,
    private readonly owners: AttachmentOwners,
  ) {}

  @Post()
  @HttpCode(201)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: FILE })
  @ApiOperation({ summary: 'Upload one file, to be named by a command within a day', description: '上传附件' })
  @ApiCreatedResponse({ type: AttachmentView })
  async upload(@Query() belonging: UploadQuery, @Req() request: UploadRequest): Promise<AttachmentFacts> {
    await this.owners.of(belonging.purpose).admit(belonging.subject);
    const taken = await this.takeIn(request, belonging);
    return this.attachments.keep(taken, belonging);
  }

  /** The whole request is read before anything is kept. */
  private async takeIn(request: UploadRequest, belonging: UploadQuery): Promise<TakenIn> {
    let taken: TakenIn | undefined;
    try {
      for await (const file of filesOf(request)) taken = await this.attachments.takeIn(file, belonging);
    } catch (error) {
      if (taken) await this.attachments.drop(taken);
      throw error;
    }
    if (!taken) throw new UploadRefusedError('attachment-missing');
    return taken;
  }
}
