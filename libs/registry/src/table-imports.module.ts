import { Module } from '@nestjs/common';
import { PostTermsModule } from './post-terms.module.js';
import { ReservePoolModule } from './reserve-pool.module.js';
import { ApplyTableImport } from './registry-import/apply-table-import.reaction.js';
import { IdentityDigests } from './registry-import/identity-digests.query.js';
import { RowCommands } from './registry-import/row-commands.js';
import { TableImportStatuses } from './registry-import/table-import-status.query.js';
import { TableImports } from './registry-import/table-imports.js';
import { TableImportsController } from './registry-import/table-imports.controller.js';
import { TablePlanner } from './registry-import/table-planner.js';
import { TableUploads } from './registry-import/table-uploads.js';

/** Imports of tables. Expects what RegistryModule, PostTermsModule and ReservePoolModule expect. */
@Module({
  imports: [PostTermsModule, ReservePoolModule],
  controllers: [TableImportsController],
  providers: [
    IdentityDigests,
    RowCommands,
    TablePlanner,
    TableImports,
    TableImportStatuses,
    TableUploads,
    ApplyTableImport,
  ],
  exports: [TablePlanner, TableImports, ApplyTableImport],
})
export class TableImportsModule {}
