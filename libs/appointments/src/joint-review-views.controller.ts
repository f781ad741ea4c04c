import { Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { ReadStore } from '#read-store';
import { Exported, MinPosition, PageQuery, seeOwnWrites, type HeaderReply } from '#web';
import { reviewCases } from './review-cases/review-cases.projection.js';
import { matrixList } from './review-lists.js';
import { CANDIDATE_NAMES, ReviewMatrix, type MatrixView } from './review-matrix/review-matrix.query.js';
import { ReviewResult, type ReviewResultView } from './review-result/review-result.query.js';

class MatrixQuery extends PageQuery {
  @ApiProperty({ format: 'uuid' }) @IsUUID() readonly batch!: string;
}

@ApiTags('joint reviews')
@ApiBearerAuth()
@Controller('api/v1/joint-reviews')
export class JointReviewViewsController {
  constructor(
    private readonly matrix: ReviewMatrix,
    private readonly results: ReviewResult,
    private readonly reads: ReadStore,
  ) {}

  @Get('matrix')
  @Exported(matrixList)
  @ApiOperation({
    summary: 'Candidates of a batch by departments, with light and days left',
    description: '联审进度表',
  })
  async show(@Query() query: MatrixQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<MatrixView> {
    await seeOwnWrites(this.reads, query, [reviewCases.name, CANDIDATE_NAMES], reply);
    return this.matrix.of(query.batch, query.page, query.size);
  }

  @Get(':reviewId')
  @ApiOperation({ summary: 'How a joint review stands, as you may know it', description: '联审结果' })
  async one(
    @Param('reviewId', ParseUUIDPipe) reviewId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<ReviewResultView> {
    await seeOwnWrites(this.reads, query, [reviewCases.name, CANDIDATE_NAMES], reply);
    return this.results.of(reviewId);
  }
}
