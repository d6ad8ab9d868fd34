/**
 * Which two versions may not stand beside each other in an alias, in AWS's words: the service refuses with them, a form
 * says them before it is sent. https://docs.aws.amazon.com/lambda/latest/dg/configuring-alias-routing.html
 */
export function routingRefusal(primary: string, additional: string): string | undefined {
  if (primary === additional)
    return `Invalid function version ${additional}. Function version ${additional} is already included in routing configuration.`;
  return primary === '$LATEST' || additional === '$LATEST' ? LATEST_IS_NOT_WEIGHTED : undefined;
}

export const LATEST_IS_NOT_WEIGHTED = '$LATEST is not supported for an alias pointing to more than 1 version';
