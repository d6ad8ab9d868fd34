/** The CLI's spelling of AWS's names: `KMSKeyArn` is `kms-key-arn`, `GetFunction` is `get-function`. */

export const optionName = (name: string): string =>
  name
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
