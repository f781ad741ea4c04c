/**
 * `templates` is the folder of the project's own templates; those of the same name in `replacements` are used instead.
 * `publicOrigin` is the address for browsers, where it is not that of the request.
 */
export class FormSettings {
  constructor(
    readonly templates: string,
    readonly replacements: string | null,
    readonly publicOrigin: string | undefined,
  ) {}
}
