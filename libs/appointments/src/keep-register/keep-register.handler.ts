import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReviewDesk } from '../review-desk.js';
import { DelistDepartment, ListDepartment } from './keep-register.command.js';

@CommandHandler(ListDepartment)
export class ListDepartmentHandler implements ICommandHandler<ListDepartment> {
  constructor(private readonly desk: ReviewDesk) {}

  execute({ body }: ListDepartment) {
    const { countyCode, department, title, mandatory, liaisonId, headId, reviewerIds } = body;
    const told = { countyCode, department, title, mandatory, liaisonId, headId, reviewerIds };
    return this.desk.onRegister({ type: 'ListDepartment', ...told });
  }
}

@CommandHandler(DelistDepartment)
export class DelistDepartmentHandler implements ICommandHandler<DelistDepartment> {
  constructor(private readonly desk: ReviewDesk) {}

  execute({ body: { countyCode, department } }: DelistDepartment) {
    return this.desk.onRegister({ type: 'DelistDepartment', countyCode, department });
  }
}
