/** The layers of a function as their versions' ARNs, in merge order: what a later one brings covers an earlier one's. */

/** Name and version stand at the end of a layer version's ARN. */
export const layerName = (arn: string) => arn.split(':').at(-2) ?? arn;
export const layerVersion = (arn: string) => arn.split(':').at(-1) ?? '-';

/** One place earlier or later. */
export function moved(arns: readonly string[], arn: string, by: -1 | 1): string[] {
  const from = arns.indexOf(arn);
  const others = arns.filter((other) => other !== arn);
  return others.toSpliced(Math.max(from + by, 0), 0, arn);
}

/** Another version of a layer takes its place; another layer comes last. */
export function withLayer(arns: readonly string[], added: string): string[] {
  const layer = added.slice(0, added.lastIndexOf(':'));
  const at = arns.findIndex((arn) => arn.slice(0, arn.lastIndexOf(':')) === layer);
  return at < 0 ? [...arns, added] : arns.with(at, added);
}
