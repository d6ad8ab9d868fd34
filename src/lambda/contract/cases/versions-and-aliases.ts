/** Cases of versions and aliases. */
import { type ContractCase, type Given, ROLE } from '../story.ts';

const staleRevision = { RevisionId: '00000000-0000-4000-8000-000000000000' };
const weights = (shares: Given) => ({ RoutingConfig: { AdditionalVersionWeights: shares } });

/** A request when `f` has versions 1, 2 and 3, and perhaps the alias `live`. */
const onVersions =
  (operation: string, input: Given): ContractCase =>
  async (story) => {
    await story.withVersions();
    return () => story.send(operation, { FunctionName: 'f', ...input });
  };

const onAlias =
  (operation: string, input: Given, shares?: Readonly<Record<string, number>>): ContractCase =>
  async (story) => {
    await story.withAlias(shares);
    return () => story.send(operation, { FunctionName: 'f', Name: 'live', ...input });
  };

/** CreateAlias `live` for version 1, with what is given changed. */
const creating = (input: Given) => onVersions('CreateAlias', { Name: 'live', FunctionVersion: '1', ...input });
const updating = (input: Given) => onAlias('UpdateAlias', input);

const QUEUE = 'arn:aws:sqs:us-east-1:123456789012:queue';

/** Version 4 differs from the others in what is given; an alias is to hold it beside version 1. */
const besideDifferent =
  (given: Given): ContractCase =>
  async (story) => {
    await story.withVersions();
    story.region.targets.add(QUEUE);
    await story.publish(given);
    return () =>
      story.send('CreateAlias', { FunctionName: 'f', Name: 'live', FunctionVersion: '1', ...weights({ '4': 0.1 }) });
  };

export const VERSION_AND_ALIAS_CASES: Readonly<Record<string, ContractCase>> = {
  'PublishVersion/bad name': onVersions('PublishVersion', { FunctionName: 'bad name' }),
  'PublishVersion/missing function': onVersions('PublishVersion', { FunctionName: 'missing' }),
  'PublishVersion/a version': onVersions('PublishVersion', { FunctionName: 'f:1' }),
  'PublishVersion/description of 257 characters': onVersions('PublishVersion', { Description: 'd'.repeat(257) }),
  'PublishVersion/other code': onVersions('PublishVersion', { CodeSha256: 'b3RoZXI=' }),
  'PublishVersion/stale revision': onVersions('PublishVersion', staleRevision),
  async 'PublishVersion/code storage is full'(story) {
    await story.active();
    story.fillCodeStorage();
    return () => story.send('PublishVersion', { FunctionName: 'f' });
  },

  'ListVersionsByFunction/bad name': onVersions('ListVersionsByFunction', { FunctionName: 'bad name' }),
  'ListVersionsByFunction/missing function': onVersions('ListVersionsByFunction', { FunctionName: 'missing' }),
  'ListVersionsByFunction/no items to a page': onVersions('ListVersionsByFunction', { MaxItems: 0 }),

  'CreateAlias/bad name of the function': creating({ FunctionName: 'bad name' }),
  'CreateAlias/missing function': creating({ FunctionName: 'missing' }),
  'CreateAlias/name of digits only': creating({ Name: '2024' }),
  'CreateAlias/name that is $LATEST': creating({ Name: '$LATEST' }),
  'CreateAlias/name of 129 characters': creating({ Name: 'a'.repeat(129) }),
  'CreateAlias/name that is taken': onAlias('CreateAlias', { FunctionVersion: '2' }),
  'CreateAlias/description of 257 characters': creating({ Description: 'd'.repeat(257) }),
  'CreateAlias/version that is an alias': onAlias('CreateAlias', { Name: 'other', FunctionVersion: 'live' }),
  'CreateAlias/missing version': creating({ FunctionVersion: '10' }),
  'CreateAlias/two additional versions': creating(weights({ '2': 0.1, '3': 0.1 })),
  'CreateAlias/weight over 1': creating(weights({ '2': 2 })),
  'CreateAlias/weight under 0': creating(weights({ '2': -0.1 })),
  'CreateAlias/same version twice': creating(weights({ '1': 0.5 })),
  'CreateAlias/weights beside $LATEST': creating({ FunctionVersion: '$LATEST', ...weights({ '1': 0.5 }) }),
  'CreateAlias/missing additional version': creating(weights({ '10': 0.5 })),
  'CreateAlias/additional version with another role': besideDifferent({ Role: `${ROLE}-2` }),
  'CreateAlias/additional version with another dead-letter queue': besideDifferent({
    DeadLetterConfig: { TargetArn: QUEUE },
  }),

  'UpdateAlias/missing alias': updating({ Name: 'nowhere' }),
  'UpdateAlias/stale revision': updating(staleRevision),
  'UpdateAlias/missing version': updating({ FunctionVersion: '10' }),
  'UpdateAlias/two additional versions': updating(weights({ '2': 0.1, '3': 0.1 })),
  'UpdateAlias/weight over 1': updating(weights({ '2': 1.5 })),
  'UpdateAlias/same version twice': updating(weights({ '1': 0.5 })),
  'UpdateAlias/to $LATEST while it has weights': onAlias('UpdateAlias', { FunctionVersion: '$LATEST' }, { '2': 0.1 }),
  'UpdateAlias/missing additional version': updating(weights({ '10': 0.5 })),

  'GetAlias/missing function': onAlias('GetAlias', { FunctionName: 'missing' }),
  'GetAlias/missing alias': onAlias('GetAlias', { Name: 'nowhere' }),
  'GetAlias/name of digits only': onAlias('GetAlias', { Name: '2024' }),

  'ListAliases/bad name of the function': onVersions('ListAliases', { FunctionName: 'bad name' }),
  'ListAliases/missing function': onVersions('ListAliases', { FunctionName: 'missing' }),
  'ListAliases/version that is an alias': onVersions('ListAliases', { FunctionVersion: 'live' }),

  'DeleteAlias/name of digits only': onAlias('DeleteAlias', { Name: '2024' }),
  'DeleteAlias/missing function': onAlias('DeleteAlias', { FunctionName: 'missing' }),
};
