import { Global, Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CaseFormsController } from './case-forms/case-forms.controller.js';
import { OfficialCaseForms } from './case-forms/case-forms.query.js';
import { CaseForms } from './contract/index.js';
import { FormPress } from './form-press.js';
import { FormSettings } from './form-settings.js';

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
    {
      provide: FormPress,
      inject: [FormSettings],
      useFactory: ({ templates, replacements }: FormSettings) =>
        new FormPress({ bundled: templates, own: replacements }),
    },
  ],
  exports: [CaseForms],
})
export class FormsModule implements OnApplicationBootstrap {
  constructor(private readonly press: FormPress) {}

  /** Refuses to start with a template that is not fit. Throws TemplateFaultsError. */
  async onApplicationBootstrap(): Promise<void> {
    await this.press.checkReplacements();
  }
}
