import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CaseFormsController } from './case-forms/case-forms.controller.js';
import { OfficialCaseForms } from './case-forms/case-forms.query.js';
import { CaseForms, PaperPeople } from './contract/index.js';
import { FormPress } from './form-press.js';
import { FormSettings } from './form-settings.js';
import { RegisteredPaperPeople } from './paper-people/registered-paper-people.adapter.js';

/**
 * Expects FormSettings, ReadStore and Clock from a global module; AccessModule, RegistryModule and TrailModule beside it.
 * Contexts register their forms with CaseForms.
 */
@Global()
@Module({
  controllers: [CaseFormsController],
  providers: [
    CaseForms,
    OfficialCaseForms,
    { provide: PaperPeople, useClass: RegisteredPaperPeople },
    {
      provide: FormPress,
      inject: [FormSettings],
      useFactory: ({ templates, replacements }: FormSettings) =>
        new FormPress({ bundled: templates, own: replacements }),
    },
  ],
  exports: [CaseForms, PaperPeople],
})
export class FormsModule implements OnApplicationBootstrap {
  constructor(private readonly press: FormPress) {}

  /** Refuses to start with a template that is not fit. Throws TemplateFaultsError. */
  async onApplicationBootstrap(): Promise<void> {
    await this.press.checkReplacements();
  }
}
