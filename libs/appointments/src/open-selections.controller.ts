import { Body, Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ReadStore } from '#read-store';
import {
  answerOf,
  CommandRoute,
  Exported,
  MinPosition,
  PageQuery,
  seeOwnWrites,
  type CommandAnswer,
  type HeaderReply,
  type Page,
} from '#web';
import {
  ActOnCandidacy,
  CandidacyEndBody,
  ListingBody,
  MedicalCheckBody,
} from './act-on-candidacy/act-on-candidacy.command.js';
import { ApplicationBody, ApplyForPost } from './apply-for-post/apply-for-post.command.js';
import { Candidacies, CANDIDACY_NAMES, type CandidacyView } from './candidacies/candidacies.query.js';
import { candidacyCases } from './candidacy-cases/candidacy-cases.projection.js';
import {
  CloseSelection,
  PostSelectionNotice,
  SelectionClosureBody,
  SelectionNoticeBody,
} from './keep-selection/keep-selection.command.js';
import { openSelections } from './open-selections/open-selections.projection.js';
import { OpenSelections, type SelectionView } from './open-selections/open-selections.query.js';
import { PlanSelection, SelectionPlanBody } from './plan-selection/plan-selection.command.js';
import { candidacyList, selectionList } from './selection-lists.js';

const SELECTIONS = [openSelections.name, candidacyCases.name];
const CANDIDATES = [candidacyCases.name, CANDIDACY_NAMES];

/** Open selection of village secretaries: what goes beyond the verbs that every case has. */
@ApiTags('open selections')
@ApiBearerAuth()
@Controller('api/v1/open-selections')
export class OpenSelectionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly selections: OpenSelections,
    private readonly candidacies: Candidacies,
    private readonly reads: ReadStore,
  ) {}

  @CommandRoute('', 'Plan an open selection of village secretaries', '制定公开遴选方案')
  async plan(@Body() body: SelectionPlanBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new PlanSelection(body)));
  }

  @Get()
  @Exported(selectionList)
  @ApiOperation({
    summary: 'Open selections: those that are noticed, and those of your county',
    description: '公开遴选',
  })
  async list(@Query() query: PageQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<Page<SelectionView>> {
    await seeOwnWrites(this.reads, query, SELECTIONS, reply);
    return this.selections.page(query);
  }

  @Get('candidacies/:candidacyId')
  @ApiOperation({ summary: 'How far a candidate has come', description: '报名进展' })
  async candidacy(
    @Param('candidacyId', ParseUUIDPipe) candidacyId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<CandidacyView> {
    await seeOwnWrites(this.reads, query, CANDIDATES, reply);
    return this.candidacies.one(candidacyId);
  }

  @Get(':selectionId')
  @ApiOperation({ summary: 'An open selection', description: '公开遴选公告' })
  async one(
    @Param('selectionId', ParseUUIDPipe) selectionId: string,
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<SelectionView> {
    await seeOwnWrites(this.reads, query, SELECTIONS, reply);
    return this.selections.one(selectionId);
  }

  @CommandRoute(':selectionId/notice', 'Record the public notice of a selection', '发布公开遴选公告')
  async postNotice(
    @Param('selectionId', ParseUUIDPipe) selectionId: string,
    @Body() body: SelectionNoticeBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new PostSelectionNotice(selectionId, body)));
  }

  @CommandRoute(':selectionId/closure', 'Close a selection to applications', '关闭公开遴选')
  async close(
    @Param('selectionId', ParseUUIDPipe) selectionId: string,
    @Body() body: SelectionClosureBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new CloseSelection(selectionId, body)));
  }

  @CommandRoute(':selectionId/candidacies', 'Apply, through the Party organization of one’s unit', '报名')
  async apply(
    @Param('selectionId', ParseUUIDPipe) selectionId: string,
    @Body() body: ApplicationBody,
  ): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ApplyForPost(selectionId, body)));
  }

  @Get(':selectionId/candidacies')
  @Exported(candidacyList)
  @ApiOperation({ summary: 'Candidates whom you may know of', description: '报名人员' })
  async candidates(
    @Param('selectionId', ParseUUIDPipe) selectionId: string,
    @Query() query: PageQuery,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Page<CandidacyView>> {
    await seeOwnWrites(this.reads, query, CANDIDATES, reply);
    return this.candidacies.page(selectionId, query);
  }

  @CommandRoute('candidacies/:candidacyId/listing', 'Decide whether a candidate is on the list', '确定选任名单')
  async decideListing(
    @Param('candidacyId', ParseUUIDPipe) candidacyId: string,
    @Body() body: ListingBody,
  ): Promise<CommandAnswer> {
    const { outcome, documentNo, documentOn, reasons } = body;
    return this.give(candidacyId, { type: 'DecideListing', outcome, documentNo, documentOn, reasons });
  }

  @CommandRoute('candidacies/:candidacyId/medical-check', 'Record the result of the medical check', '登记体检结论')
  async recordMedicalCheck(
    @Param('candidacyId', ParseUUIDPipe) candidacyId: string,
    @Body() body: MedicalCheckBody,
  ): Promise<CommandAnswer> {
    const { fit, paperNo, checkedOn } = body;
    return this.give(candidacyId, { type: 'RecordMedicalCheck', fit, paperNo, checkedOn });
  }

  @CommandRoute('candidacies/:candidacyId/appointment', 'Open the appointment on trial', '发起试用任职')
  async startAppointment(@Param('candidacyId', ParseUUIDPipe) candidacyId: string): Promise<CommandAnswer> {
    return this.give(candidacyId, { type: 'StartAppointment' });
  }

  @CommandRoute('candidacies/:candidacyId/ending', 'End a candidacy before the appointment', '取消资格或者终止')
  async end(
    @Param('candidacyId', ParseUUIDPipe) candidacyId: string,
    @Body() body: CandidacyEndBody,
  ): Promise<CommandAnswer> {
    const { ground, basisNo, reasons } = body;
    return this.give(candidacyId, { type: 'EndCandidacy', ground, basisNo, reasons });
  }

  private async give(candidacyId: string, words: ActOnCandidacy['words']): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ActOnCandidacy(candidacyId, words)));
  }
}
