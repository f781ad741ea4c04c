import { Global, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ReadStore } from '#read-store';
import { Kinship } from './contract/kinship.contract.js';
import { OrgTree } from './contract/org-tree.contract.js';
import { PersonDirectory } from './contract/person-directory.contract.js';
import { PostDirectory } from './contract/post-directory.contract.js';
import { TraitDirectory } from './contract/trait-directory.contract.js';
import { CorrectNameHandler } from './correct-name/correct-name.handler.js';
import { KinshipCommandsController } from './kinship-commands.controller.js';
import { PostgresKinship } from './kinships/postgres-kinship.adapter.js';
import { RelativesController } from './kinships/relatives.controller.js';
import { Relatives } from './kinships/relatives.query.js';
import { MarkDeceasedHandler, MarkLeftHandler, WithdrawMarkHandler } from './mark-person/mark-person.handler.js';
import { orgUnitHandlers } from './org-unit-commands.js';
import { OrgUnitChangesController } from './org-unit-changes.controller.js';
import { OrgDifferenceCommandsController } from './org-difference-commands.controller.js';
import { OrgDifferenceDesk } from './org-difference-desk.js';
import { OrgDifferencesController } from './org-differences/org-differences.controller.js';
import { OrgDifferences } from './org-differences/org-differences.query.js';
import { OrgUnitDesk } from './org-unit-desk.js';
import { FindOrgUnits } from './org-units/find-org-units.query.js';
import { OrgChanges } from './org-units/org-changes.query.js';
import { OrgUnitHistory } from './org-units/org-unit-history.query.js';
import { OrgUnitsController } from './org-units/org-units.controller.js';
import { PostgresOrgTree } from './org-units/postgres-org-tree.adapter.js';
import { PeopleCommandsController } from './people-commands.controller.js';
import { PeopleDesk } from './people-desk.js';
import { FindPeople } from './people/find-people.query.js';
import { IdentityHolders } from './people/identity-holders.query.js';
import { PeopleController } from './people/people.controller.js';
import { PersonDetail } from './people/person-detail.query.js';
import { PostgresPersonDirectory } from './people/postgres-person-directory.adapter.js';
import { PostgresTraitDirectory } from './people/postgres-trait-directory.adapter.js';
import {
  ConfirmKinshipHandler,
  DeclareKinshipHandler,
  EndKinshipHandler,
  RecordKinshipHandler,
  RefuteKinshipHandler,
} from './record-kinship/record-kinship.handler.js';
import { RecordIdentityNumberHandler, RecordTraitsHandler } from './record-traits/record-traits.handler.js';
import { RegisterPersonHandler } from './register-person/register-person.handler.js';
import { RegisteredPersons } from './registered-persons.js';
import { RegistryImport } from './registry-import/registry-import.js';
import { ComparedUnits } from './scoping/compared-units.query.js';
import { OpenChildren } from './scoping/open-children.query.js';
import { PersonPostsController } from './terms/person-posts.controller.js';
import { PersonPosts } from './terms/person-posts.query.js';
import { PostgresPostDirectory } from './terms/postgres-post-directory.adapter.js';
import { WhenOrgChangeIsProposedThenApply } from './when-org-change-is-proposed-then-apply/when-org-change-is-proposed-then-apply.reaction.js';

const handlers = [
  ConfirmKinshipHandler,
  CorrectNameHandler,
  DeclareKinshipHandler,
  EndKinshipHandler,
  MarkDeceasedHandler,
  MarkLeftHandler,
  RecordIdentityNumberHandler,
  RecordKinshipHandler,
  RecordTraitsHandler,
  RefuteKinshipHandler,
  RegisterPersonHandler,
  WithdrawMarkHandler,
];

/**
 * Expects ReadStore, EventStore, EventReader, LookupKey, CommandRunner and Clock from a global module, and ScopeFilter
 * from AccessModule.
 */
@Global()
@Module({
  imports: [CqrsModule],
  controllers: [
    OrgUnitsController,
    OrgUnitChangesController,
    OrgDifferencesController,
    OrgDifferenceCommandsController,
    PersonPostsController,
    PeopleController,
    PeopleCommandsController,
    RelativesController,
    KinshipCommandsController,
  ],
  providers: [
    { provide: OrgTree, inject: [ReadStore], useFactory: (store: ReadStore) => new PostgresOrgTree(store) },
    { provide: PersonDirectory, useClass: PostgresPersonDirectory },
    { provide: PostDirectory, useClass: PostgresPostDirectory },
    { provide: TraitDirectory, useClass: PostgresTraitDirectory },
    { provide: Kinship, useClass: PostgresKinship },
    ...handlers,
    PeopleDesk,
    RegisteredPersons,
    IdentityHolders,
    FindPeople,
    PersonDetail,
    Relatives,
    ...orgUnitHandlers,
    OrgUnitDesk,
    OrgDifferenceDesk,
    ComparedUnits,
    OrgDifferences,
    OpenChildren,
    FindOrgUnits,
    OrgUnitHistory,
    OrgChanges,
    WhenOrgChangeIsProposedThenApply,
    PersonPosts,
    RegistryImport,
  ],
  exports: [
    OrgTree,
    PersonDirectory,
    PostDirectory,
    TraitDirectory,
    Kinship,
    RegistryImport,
    OrgDifferenceDesk,
    ComparedUnits,
    WhenOrgChangeIsProposedThenApply,
  ],
})
export class RegistryModule {}
