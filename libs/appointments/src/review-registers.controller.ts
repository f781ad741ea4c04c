import { Body, Controller, Get, Param, ParseUUIDPipe, Query, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiBearerAuth, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { Clock } from '#kernel';
import { ReadStore } from '#read-store';
import {
  answerOf,
  CommandRoute,
  Exported,
  MinPosition,
  seeOwnWrites,
  type CommandAnswer,
  type HeaderReply,
} from '#web';
import type { Ground } from './domain/ineligibility.js';
import { countyGrounds } from './ineligibility-grounds/county-grounds.projection.js';
import { IneligibilityGrounds, type AwaitedGround } from './scoping/ineligibility-grounds.query.js';
import { CloseBatch, OpenBatch, OpenBatchBody } from './keep-batch/keep-batch.command.js';
import {
  AddGround,
  AddGroundBody,
  ApproveGround,
  ApproveGroundBody,
  EndGround,
  EndGroundBody,
} from './keep-grounds/keep-grounds.command.js';
import {
  DelistDepartment,
  DelistDepartmentBody,
  ListDepartment,
  ListDepartmentBody,
  NameDeputy,
  NameDeputyBody,
  RelieveDeputy,
  RelieveDeputyBody,
} from './keep-register/keep-register.command.js';
import { reviewBatches } from './review-batches/review-batches.projection.js';
import { ReviewBatches, type BatchView } from './review-batches/review-batches.query.js';
import { awaitedGroundList, batchList, departmentList, groundList } from './review-lists.js';
import { reviewDepartments } from './review-departments/review-departments.projection.js';
import {
  OFFICER_NAMES,
  ReviewDepartments,
  type DepartmentView,
} from './review-departments/review-departments.query.js';

class CountyQuery extends MinPosition {
  @ApiProperty() @IsString() @Length(1, 32) readonly county!: string;
}

/** What joint reviews rest on: departments, grounds and batches. */
@ApiTags('joint reviews')
@ApiBearerAuth()
@Controller('api/v1')
export class ReviewRegistersController {
  constructor(
    private readonly commands: CommandBus,
    private readonly departments: ReviewDepartments,
    private readonly grounds: IneligibilityGrounds,
    private readonly batches: ReviewBatches,
    private readonly reads: ReadStore,
    private readonly clock: Clock,
  ) {}

  @CommandRoute('review-departments', 'List a department in the register of the county', '登记联审单位')
  async list(@Body() body: ListDepartmentBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ListDepartment(body)));
  }

  @CommandRoute('review-departments/delisting', 'Take a department off the register', '注销联审单位')
  async delist(@Body() body: DelistDepartmentBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new DelistDepartment(body)));
  }

  @CommandRoute('review-departments/deputies', 'Name who signs in the place of the head', '登记分管负责人')
  async nameDeputy(@Body() body: NameDeputyBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new NameDeputy(body)));
  }

  @CommandRoute('review-departments/deputy-reliefs', 'Name the last day of a deputy', '免去分管负责人')
  async relieveDeputy(@Body() body: RelieveDeputyBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new RelieveDeputy(body)));
  }

  @Get('review-departments')
  @Exported(departmentList)
  @ApiOperation({ summary: 'The registers that you keep', description: '联审单位名录' })
  async register(
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Readonly<{ items: readonly DepartmentView[]; total: number }>> {
    await seeOwnWrites(this.reads, query, [reviewDepartments.name, OFFICER_NAMES], reply);
    const items = await this.departments.list();
    return { items, total: items.length };
  }

  @CommandRoute('ineligibility-grounds', 'Add a ground for a county, with its legal basis', '增设不宜情形')
  async addGround(@Body() body: AddGroundBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new AddGround(body)));
  }

  @CommandRoute('ineligibility-grounds/approval', 'Approve a ground that the county has added', '审定增设的不宜情形')
  async approveGround(@Body() body: ApproveGroundBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new ApproveGround(body)));
  }

  @Get('ineligibility-grounds/awaiting-approval')
  @Exported(awaitedGroundList)
  @ApiOperation({ summary: 'Grounds of your county that wait for approval', description: '待审定的不宜情形' })
  async awaited(
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Readonly<{ items: readonly AwaitedGround[]; total: number }>> {
    await seeOwnWrites(this.reads, query, [countyGrounds.name], reply);
    const items = await this.grounds.awaited();
    return { items, total: items.length };
  }

  @CommandRoute('ineligibility-grounds/end', 'End a ground that the county added', '停用不宜情形')
  async endGround(@Body() body: EndGroundBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new EndGround(body)));
  }

  @Get('ineligibility-grounds')
  @Exported(groundList)
  @ApiOperation({ summary: 'The grounds in force in a county today', description: '不宜情形目录' })
  async table(@Query() query: CountyQuery, @Res({ passthrough: true }) reply: HeaderReply): Promise<readonly Ground[]> {
    await seeOwnWrites(this.reads, query, [countyGrounds.name], reply);
    return this.grounds.inForce(query.county, this.clock.today());
  }

  @CommandRoute('joint-review-batches', 'Open the batch of a town for an election', '建立联审批次')
  async openBatch(@Body() body: OpenBatchBody): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new OpenBatch(body)));
  }

  @CommandRoute('joint-review-batches/:batchId/closure', 'Close a batch', '关闭联审批次')
  async closeBatch(@Param('batchId', ParseUUIDPipe) batchId: string): Promise<CommandAnswer> {
    return answerOf(await this.commands.execute(new CloseBatch(batchId)));
  }

  @Get('joint-review-batches')
  @Exported(batchList)
  @ApiOperation({ summary: 'Batches of your town or county', description: '联审批次' })
  async batchList(
    @Query() query: MinPosition,
    @Res({ passthrough: true }) reply: HeaderReply,
  ): Promise<Readonly<{ items: readonly BatchView[]; total: number }>> {
    await seeOwnWrites(this.reads, query, [reviewBatches.name], reply);
    const items = await this.batches.list();
    return { items, total: items.length };
  }
}
