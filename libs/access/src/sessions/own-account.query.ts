import { Injectable } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Clock, type Actor } from '#kernel';
import { PersonDirectory } from '#registry/contract';
import { roleCodes, type Role } from '../domain/roles.js';
import { Grants } from '../scoping/grants.js';

class HeldRoleView {
  @ApiProperty({ enum: roleCodes }) readonly role!: Role;
  @ApiProperty() readonly orgCode!: string;
  @ApiProperty({ format: 'date' }) readonly from!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) readonly until!: string | null;
}

export class AccountView {
  @ApiProperty() readonly accountId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly personId!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly name!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly orgCode!: string | null;
  @ApiProperty({ type: [HeldRoleView] }) readonly roles!: readonly HeldRoleView[];
}

/** What an account is told of itself: its person and the roles that it holds today. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly grants: Grants,
    private readonly people: PersonDirectory,
    private readonly clock: Clock,
  ) {}

  async of({ accountId, personId, orgCode }: Actor): Promise<AccountView> {
    const roles = (await this.grants.of(accountId, this.clock.today())) ?? [];
    const name = personId === undefined ? null : await this.people.nameOf(personId);
    return { accountId, personId: personId ?? null, name, orgCode: orgCode ?? null, roles };
  }
}
