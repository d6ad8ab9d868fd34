/** Lambda's operations, and what the region must know of each. https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html */
import { servicesOf } from '../api/arn.ts';
import type { DeadLetterConfig, DestinationConfig, LambdaOperations } from '../api/models/lambda-types.ts';
import { type OperationTraits, READS } from '../kernel/service.ts';
import { calling, deletes, later, type OperationTable, reads, uploads, writes } from '../kernel/service-declaration.ts';
import type { LambdaContext } from './context.ts';
import { getAccountSettings } from './control-plane/account.ts';
import { createAlias, deleteAlias, getAlias, listAliases, updateAlias } from './control-plane/aliases.ts';
import {
  createCodeSigningConfig,
  deleteCodeSigningConfig,
  deleteFunctionCodeSigningConfig,
  getCodeSigningConfig,
  getFunctionCodeSigningConfig,
  listCodeSigningConfigs,
  listFunctionsByCodeSigningConfig,
  putFunctionCodeSigningConfig,
  updateCodeSigningConfig,
} from './control-plane/code-signing-configs.ts';
import {
  deleteFunctionConcurrency,
  getFunctionConcurrency,
  putFunctionConcurrency,
} from './control-plane/concurrency.ts';
import {
  deleteFunctionEventInvokeConfig,
  getFunctionEventInvokeConfig,
  listFunctionEventInvokeConfigs,
  putFunctionEventInvokeConfig,
  updateFunctionEventInvokeConfig,
} from './control-plane/event-invoke-configs.ts';
import {
  createEventSourceMapping,
  deleteEventSourceMapping,
  getEventSourceMapping,
  listEventSourceMappings,
  updateEventSourceMapping,
} from './control-plane/event-source-mappings.ts';
import { updateFunctionCode } from './control-plane/function-code.ts';
import { getFunctionConfiguration, updateFunctionConfiguration } from './control-plane/function-configuration.ts';
import {
  createFunctionUrlConfig,
  deleteFunctionUrlConfig,
  getFunctionUrlConfig,
  listFunctionUrlConfigs,
  updateFunctionUrlConfig,
} from './control-plane/function-urls.ts';
import { createFunction, deleteFunction, getFunction, listFunctions } from './control-plane/functions.ts';
import {
  addLayerVersionPermission,
  getLayerVersionPolicy,
  removeLayerVersionPermission,
} from './control-plane/layer-permissions.ts';
import {
  deleteLayerVersion,
  getLayerVersion,
  getLayerVersionByArn,
  listLayers,
  listLayerVersions,
  publishLayerVersion,
} from './control-plane/layers.ts';
import { addPermission, getPolicy, removePermission } from './control-plane/permissions.ts';
import {
  deleteProvisionedConcurrencyConfig,
  getProvisionedConcurrencyConfig,
  listProvisionedConcurrencyConfigs,
  putProvisionedConcurrencyConfig,
} from './control-plane/provisioned-concurrency.ts';
import { getFunctionRecursionConfig, putFunctionRecursionConfig } from './control-plane/recursion.ts';
import { getRuntimeManagementConfig, putRuntimeManagementConfig } from './control-plane/runtime-management.ts';
import { listTags, tagResource, untagResource } from './control-plane/tags.ts';
import { listVersionsByFunction, publishVersion } from './control-plane/versions.ts';
import { invoke, invokeAsync, invokeWithResponseStream } from './data-plane/invocations.ts';

/** An invocation adds nothing to the disk, and nobody knows what a function has done already: only an event, which is
 * recognised by its id, and what runs nothing may be sent again. */
const invocationTraits = ({ InvocationType: type }: { InvocationType?: string | undefined }): OperationTraits => ({
  needsRoom: type === 'Event',
  repeatable: type === 'Event' || type === 'DryRun',
});

/** What outcomes go to, and events come from, is asked for when it is set. */
interface NamesResources {
  DeadLetterConfig?: DeadLetterConfig | undefined;
  DestinationConfig?: DestinationConfig | undefined;
  EventSourceArn?: string | undefined;
}

const servicesNamedIn = ({ DeadLetterConfig, DestinationConfig, EventSourceArn }: NamesResources) =>
  servicesOf(
    DeadLetterConfig?.TargetArn,
    DestinationConfig?.OnSuccess?.Destination,
    DestinationConfig?.OnFailure?.Destination,
    EventSourceArn,
  );

export const LAMBDA_OPERATIONS: OperationTable<LambdaContext, LambdaOperations> = {
  AddLayerVersionPermission: writes(addLayerVersionPermission),
  AddPermission: writes(addPermission),
  CreateAlias: writes(createAlias),
  CreateCodeSigningConfig: writes(createCodeSigningConfig),
  CreateEventSourceMapping: calling(servicesNamedIn, writes(createEventSourceMapping)),
  CreateFunction: calling(servicesNamedIn, uploads(createFunction, 'Code.ZipFile')),
  CreateFunctionUrlConfig: writes(createFunctionUrlConfig),
  DeleteAlias: deletes(deleteAlias),
  DeleteCodeSigningConfig: deletes(deleteCodeSigningConfig),
  DeleteEventSourceMapping: deletes(deleteEventSourceMapping),
  DeleteFunction: deletes(deleteFunction),
  DeleteFunctionCodeSigningConfig: deletes(deleteFunctionCodeSigningConfig),
  DeleteFunctionConcurrency: deletes(deleteFunctionConcurrency),
  DeleteFunctionEventInvokeConfig: deletes(deleteFunctionEventInvokeConfig),
  DeleteFunctionUrlConfig: deletes(deleteFunctionUrlConfig),
  DeleteLayerVersion: deletes(deleteLayerVersion),
  DeleteProvisionedConcurrencyConfig: deletes(deleteProvisionedConcurrencyConfig),
  GetAccountSettings: reads(getAccountSettings),
  GetAlias: reads(getAlias),
  GetCodeSigningConfig: reads(getCodeSigningConfig),
  GetEventSourceMapping: reads(getEventSourceMapping),
  GetFunction: reads(getFunction),
  GetFunctionCodeSigningConfig: reads(getFunctionCodeSigningConfig),
  GetFunctionConcurrency: reads(getFunctionConcurrency),
  GetFunctionConfiguration: reads(getFunctionConfiguration),
  GetFunctionEventInvokeConfig: reads(getFunctionEventInvokeConfig),
  GetFunctionRecursionConfig: reads(getFunctionRecursionConfig),
  GetFunctionUrlConfig: reads(getFunctionUrlConfig),
  GetLayerVersion: reads(getLayerVersion),
  GetLayerVersionByArn: reads(getLayerVersionByArn),
  GetLayerVersionPolicy: reads(getLayerVersionPolicy),
  GetPolicy: reads(getPolicy),
  GetProvisionedConcurrencyConfig: later(READS, getProvisionedConcurrencyConfig),
  GetRuntimeManagementConfig: reads(getRuntimeManagementConfig),
  Invoke: later(invocationTraits, invoke),
  InvokeAsync: writes(invokeAsync),
  InvokeWithResponseStream: later(invocationTraits, invokeWithResponseStream),
  ListAliases: reads(listAliases),
  ListCodeSigningConfigs: reads(listCodeSigningConfigs),
  ListEventSourceMappings: reads(listEventSourceMappings),
  ListFunctionEventInvokeConfigs: reads(listFunctionEventInvokeConfigs),
  ListFunctionUrlConfigs: reads(listFunctionUrlConfigs),
  ListFunctions: reads(listFunctions),
  ListFunctionsByCodeSigningConfig: reads(listFunctionsByCodeSigningConfig),
  ListLayerVersions: reads(listLayerVersions),
  ListLayers: reads(listLayers),
  ListProvisionedConcurrencyConfigs: reads(listProvisionedConcurrencyConfigs),
  ListTags: reads(listTags),
  ListVersionsByFunction: reads(listVersionsByFunction),
  PublishLayerVersion: uploads(publishLayerVersion, 'Content.ZipFile'),
  PublishVersion: writes(publishVersion),
  PutFunctionCodeSigningConfig: writes(putFunctionCodeSigningConfig),
  PutFunctionConcurrency: writes(putFunctionConcurrency),
  PutFunctionEventInvokeConfig: calling(servicesNamedIn, writes(putFunctionEventInvokeConfig)),
  PutFunctionRecursionConfig: writes(putFunctionRecursionConfig),
  PutProvisionedConcurrencyConfig: writes(putProvisionedConcurrencyConfig),
  PutRuntimeManagementConfig: writes(putRuntimeManagementConfig),
  RemoveLayerVersionPermission: deletes(removeLayerVersionPermission),
  RemovePermission: deletes(removePermission),
  TagResource: writes(tagResource),
  UntagResource: deletes(untagResource),
  UpdateAlias: writes(updateAlias),
  UpdateCodeSigningConfig: writes(updateCodeSigningConfig),
  UpdateEventSourceMapping: writes(updateEventSourceMapping),
  UpdateFunctionCode: uploads(updateFunctionCode, 'ZipFile'),
  UpdateFunctionConfiguration: calling(servicesNamedIn, writes(updateFunctionConfiguration)),
  UpdateFunctionEventInvokeConfig: calling(servicesNamedIn, writes(updateFunctionEventInvokeConfig)),
  UpdateFunctionUrlConfig: writes(updateFunctionUrlConfig),
};
