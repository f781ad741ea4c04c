import { ApiProperty } from '@nestjs/swagger';
import { roleCodes, type Role } from '../domain/roles.js';
import { administratorRoles, type AdministratorRole } from '../domain/separate-administrators.js';

export const accountStates = ['open', 'locked', 'closed'] as const;

/** `locked` while too many failed sign-ins keep its login name out. */
export type AccountState = (typeof accountStates)[number];

class AccountPersonView {
  @ApiProperty() readonly personId!: string;
  @ApiProperty({ type: String, nullable: true }) readonly name!: string | null;
}

class AccountUnitView {
  @ApiProperty() readonly code!: string;
  @ApiProperty({ type: String, nullable: true }) readonly name!: string | null;
}

class GivenRoleView {
  @ApiProperty({ enum: roleCodes }) readonly role!: Role;
  @ApiProperty() readonly orgCode!: string;
  @ApiProperty({ format: 'date' }) readonly from!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The last day' })
  readonly until!: string | null;
  @ApiProperty({ description: 'Held today' }) readonly inForce!: boolean;
}

class SecondFactorView {
  @ApiProperty() readonly enrolled!: boolean;
  @ApiProperty({ description: 'Whether a role held today asks for one' }) readonly needed!: boolean;
}

/** An account as those who keep it see it. Nothing of its password or of the secret of its second factor. */
export class KeptAccountView {
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'None once it is closed' })
  readonly loginName!: string | null;
  @ApiProperty({ type: AccountPersonView, nullable: true }) readonly person!: AccountPersonView | null;
  @ApiProperty({ type: AccountUnitView }) readonly org!: AccountUnitView;
  @ApiProperty({ enum: accountStates }) readonly state!: AccountState;
  @ApiProperty({ format: 'date' }) readonly openedOn!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) readonly closedOn!: string | null;
  @ApiProperty({ type: [GivenRoleView] }) readonly roles!: readonly GivenRoleView[];
  @ApiProperty({ description: 'Has yet to choose a password of its own' }) readonly mustChangePassword!: boolean;
  @ApiProperty({ type: SecondFactorView }) readonly secondFactor!: SecondFactorView;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly lockedUntil!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) readonly lastSignInAt!: string | null;
}

export class KeptAccountsView {
  @ApiProperty({ type: [KeptAccountView] }) readonly items!: readonly KeptAccountView[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}

/** An administrator's role that waits for an administrator of another kind. */
export class AdministratorProposalView {
  @ApiProperty({ format: 'uuid' }) readonly accountId!: string;
  @ApiProperty({ type: AccountPersonView }) readonly person!: AccountPersonView;
  @ApiProperty({ enum: administratorRoles }) readonly role!: AdministratorRole;
  @ApiProperty({ type: AccountUnitView, description: 'Where the role would be held' })
  readonly org!: AccountUnitView;
  @ApiProperty({ format: 'date', description: 'The day of the confirmation where that is later' })
  readonly from!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The last day' })
  readonly until!: string | null;
  @ApiProperty({ type: AccountPersonView }) readonly proposedBy!: AccountPersonView;
  @ApiProperty({ format: 'date' }) readonly proposedOn!: string;
}

export class AdministratorProposalsView {
  @ApiProperty({ type: [AdministratorProposalView] }) readonly items!: readonly AdministratorProposalView[];
  @ApiProperty() readonly total!: number;
  @ApiProperty() readonly page!: number;
  @ApiProperty() readonly size!: number;
}
