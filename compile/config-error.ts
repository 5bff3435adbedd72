/** What a person has to mend in a configuration or on a command line; every line names the field, its value and the choices. */
export class ConfigError extends Error {
  constructor(lines: string, options?: ErrorOptions) {
    super(`The configuration is wrong:\n${lines}`, options)
    this.name = 'ConfigError'
  }
}
