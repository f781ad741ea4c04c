import { ApiProperty } from '@nestjs/swagger';
import type { Presence } from '../domain/person.state.js';
import { educations, sexes, type Education, type Sex } from '../domain/person.traits.js';

const nullable = { nullable: true } as const;

export class PersonTraitsView {
  @ApiProperty({ enum: sexes, ...nullable }) readonly sex!: Sex | null;
  @ApiProperty({ type: String, format: 'date', ...nullable }) readonly bornOn!: string | null;
  @ApiProperty({ enum: educations, ...nullable }) readonly education!: Education | null;
  @ApiProperty({ type: Boolean, ...nullable }) readonly partyMember!: boolean | null;
  @ApiProperty({ type: String, format: 'date', ...nullable }) readonly partySince!: string | null;
  @ApiProperty({ type: String, ...nullable, description: 'The last four places of the identity number' })
  readonly identityTail!: string | null;
}

export class PersonView {
  @ApiProperty({ format: 'uuid' }) readonly personId!: string;
  @ApiProperty({ type: String, ...nullable, description: 'Null once the person has been erased' })
  readonly name!: string | null;
  @ApiProperty() readonly orgCode!: string;
  @ApiProperty({ type: String, ...nullable }) readonly orgName!: string | null;
  @ApiProperty({ format: 'date' }) readonly registeredOn!: string;
  @ApiProperty({ enum: ['present', 'left', 'deceased'] }) readonly presence!: Presence;
  @ApiProperty({ type: PersonTraitsView, ...nullable, description: 'Null where the caller may not see them' })
  readonly traits!: PersonTraitsView | null;
}
