import { Body, Controller, Param, ParseUUIDPipe } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { answerOf, CommandRoute, type CommandAnswer } from '#web';
import { AssignTermSuccessor, SuccessorBody } from './assign-dissolved/assign-dissolved.command.js';
import { CorrectPostTerm, CorrectPostTermBody } from './correct-post-term/correct-post-term.command.js';
import { EndPost, EndPostBody } from './end-post/end-post.command.js';
import { RecordActingHolder, RecordActingHolderBody } from './record-acting-holder/record-acting-holder.command.js';
import { ReviewVillageBody } from './review-village-body/review-village-body.command.js';
import { StartPost, StartPostBody } from './start-post/start-post.command.js';

/** Who holds which post, from when to when, as the organization officers of town and county record it. */
@ApiTags('registry')
@Controller('api/v1')
export class PostTermsController {
  constructor(private readonly commands: CommandBus) {}

  @CommandRoute('post-terms', 'Record the start of a term', '登记任职')
  async start(@Body() body: StartPostBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new StartPost(body)));
  }

  @CommandRoute('post-terms/:termId/end', 'Record the end of a term', '登记离任')
  async end(@Param('termId', ParseUUIDPipe) termId: string, @Body() body: EndPostBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new EndPost(termId, body)));
  }

  @CommandRoute('post-terms/:termId/correction', 'Correct what was recorded of a term', '更正任职登记')
  async correct(
    @Param('termId', ParseUUIDPipe) termId: string,
    @Body() body: CorrectPostTermBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new CorrectPostTerm(termId, body)));
  }

  @CommandRoute(
    'post-terms/:termId/successor',
    'Name the village that goes on for a term of a dissolved one',
    '确定承接村',
  )
  async assign(@Param('termId', ParseUUIDPipe) termId: string, @Body() body: SuccessorBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new AssignTermSuccessor(termId, body)));
  }

  @CommandRoute('vacancies/:vacancyId/acting-holders', 'Record who acts while a post is vacant', '登记代理人员')
  async act(@Param('vacancyId') vacancyId: string, @Body() body: RecordActingHolderBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RecordActingHolder(vacancyId, body)));
  }

  @CommandRoute('village-bodies/:orgCode/review', 'Check the structure of the bodies of a village', '核查村级班子结构')
  async review(@Param('orgCode') orgCode: string): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ReviewVillageBody(orgCode)));
  }
}
