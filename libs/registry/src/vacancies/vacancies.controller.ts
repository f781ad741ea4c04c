import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ScopeFilter } from '#access/contract';
import { ReadStore } from '#read-store';
import { Exported, seeOwnWrites, type HeaderReply, type Page } from '#web';
import { RegisterPage } from '../bodies/register-page.js';
import { PEOPLE } from '../contract/person-directory.contract.js';
import { watchedUnits } from '../scoping/watched-units.policy.js';
import { vacancies } from './vacancies.projection.js';
import { Vacancies, type Vacancy } from './vacancies.query.js';
import { vacancyList } from '../registry-lists.js';

@ApiTags('registry')
@ApiBearerAuth()
@Controller('api/v1/vacancies')
export class VacanciesController {
  constructor(
    private readonly vacancies: Vacancies,
    private readonly scopes: ScopeFilter,
    private readonly reads: ReadStore,
  ) {}

  @Get()
  @Exported(vacancyList)
  @ApiOperation({ summary: 'Vacant posts in the villages that you watch over', description: '职务空缺' })
  async list(@Query() query: RegisterPage, @Res({ passthrough: true }) reply: HeaderReply): Promise<Page<Vacancy>> {
    await seeOwnWrites(this.reads, query, [vacancies.name, PEOPLE], reply);
    return this.vacancies.page(watchedUnits(await this.scopes.current()), query, query);
  }
}
