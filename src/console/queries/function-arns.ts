/** ARNs of functions and of their aliases, for whoever chooses what is invoked. */
import { useQueries } from '@tanstack/react-query';
import { useRegion } from '../region.ts';
import { aliasesQuery } from './aliases.ts';
import { useFunctions } from './functions.ts';

/** Each function, and after it its aliases. */
export function useFunctionArns(): string[] {
  const access = useRegion();
  const functions = useFunctions().data ?? [];
  return useQueries({
    queries: functions.map(({ FunctionName = '' }) => aliasesQuery(access, FunctionName)),
    combine: (results) =>
      functions.flatMap(({ FunctionArn = '' }, index) => [
        FunctionArn,
        ...(results[index]?.data ?? []).flatMap(({ AliasArn }) => AliasArn ?? []),
      ]),
  });
}
