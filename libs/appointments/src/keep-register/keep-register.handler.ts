import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ReviewDesk } from '../review-desk.js';
import { DelistDepartment, ListDepartment, NameDeputy, RelieveDeputy } from './keep-register.command.js';

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

@CommandHandler(NameDeputy)
export class NameDeputyHandler implements ICommandHandler<NameDeputy> {
  constructor(private readonly desk: ReviewDesk) {}

  execute({ body: { countyCode, department, deputyId, from, until } }: NameDeputy) {
    return this.desk.onRegister({ type: 'NameDeputy', countyCode, department, deputyId, from, until: until ?? null });
  }
}

@CommandHandler(RelieveDeputy)
export class RelieveDeputyHandler implements ICommandHandler<RelieveDeputy> {
  constructor(private readonly desk: ReviewDesk) {}

  execute({ body: { countyCode, department, until } }: RelieveDeputy) {
    return this.desk.onRegister({ type: 'RelieveDeputy', countyCode, department, until });
  }
}
