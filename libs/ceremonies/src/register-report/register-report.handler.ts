import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, yearOf } from '#kernel';
import { NumberService } from '#rulebook';
import { CeremonyDesk } from '../ceremony-desk.js';
import { RegisterReport } from './register-report.command.js';

const DOCUMENT_CLASS = '婚丧备';
const TOWN_DEPTH = 3;

/** The number is reserved only for a case that may be registered, and stays the case's own if it is tried again. */
@CommandHandler(RegisterReport)
export class RegisterReportHandler implements ICommandHandler<RegisterReport> {
  constructor(
    private readonly desk: CeremonyDesk,
    private readonly numbers: NumberService,
    private readonly clock: Clock,
  ) {}

  async execute({ filingId }: RegisterReport) {
    const { state } = await this.desk.rehearse(filingId, { type: 'RegisterReport', registerNumber: '' });
    const townPath = state.status === 'none' ? [] : state.orgPath.slice(0, TOWN_DEPTH);
    const registerNumber = await this.numbers.reserve({
      purpose: filingId,
      orgCode: townPath.at(-1) ?? '',
      orgNames: await this.desk.unitNames(townPath),
      documentClass: DOCUMENT_CLASS,
      year: yearOf(this.clock.today()),
    });
    return this.desk.act(filingId, { type: 'RegisterReport', registerNumber });
  }
}
