import { Global, Module } from '@nestjs/common';
import { ReadStore } from '#read-store';
import { OrgTree } from './contract/org-tree.contract.js';
import { PersonDirectory } from './contract/person-directory.contract.js';
import { PostDirectory } from './contract/post-directory.contract.js';
import { FindOrgUnits } from './org-units/find-org-units.query.js';
import { OrgUnitsController } from './org-units/org-units.controller.js';
import { PostgresOrgTree } from './org-units/postgres-org-tree.adapter.js';
import { PostgresPersonDirectory } from './people/postgres-person-directory.adapter.js';
import { RegistryImport } from './registry-import/registry-import.js';
import { PersonPostsController } from './terms/person-posts.controller.js';
import { PersonPosts } from './terms/person-posts.query.js';
import { PostgresPostDirectory } from './terms/postgres-post-directory.adapter.js';

/** Expects ReadStore, CommandRunner and Clock from a global module, and ScopeFilter from AccessModule. */
@Global()
@Module({
  controllers: [OrgUnitsController, PersonPostsController],
  providers: [
    { provide: OrgTree, inject: [ReadStore], useFactory: (store: ReadStore) => new PostgresOrgTree(store) },
    { provide: PersonDirectory, useClass: PostgresPersonDirectory },
    { provide: PostDirectory, useClass: PostgresPostDirectory },
    FindOrgUnits,
    PersonPosts,
    RegistryImport,
  ],
  exports: [OrgTree, PersonDirectory, PostDirectory, RegistryImport],
})
export class RegistryModule {}
