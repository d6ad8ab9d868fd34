/** What a layer's publisher says it is made for. Nothing holds a function to it, as on AWS. */
import type { LayerVersionsListItem } from '@aws-sdk/client-lambda';
import { findRuntime } from '../../api/runtimes.ts';

type Compatibility = Pick<LayerVersionsListItem, 'CompatibleRuntimes' | 'CompatibleArchitectures'>;

export const runtimeNames = ({ CompatibleRuntimes = [] }: Compatibility = {}) =>
  CompatibleRuntimes.map((id) => findRuntime(id)?.consoleName ?? id).join(', ') || '-';

export const architectureNames = ({ CompatibleArchitectures = [] }: Compatibility = {}) =>
  CompatibleArchitectures.join(', ') || '-';
