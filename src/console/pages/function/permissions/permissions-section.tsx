/** Permissions: what the function may do, and who may use it. https://docs.aws.amazon.com/lambda/latest/dg/lambda-permissions.html */
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { ExecutionRoleSection } from './execution-role-section.tsx';
import { PolicyStatements } from './policy-statements.tsx';

interface PermissionsSectionProps {
  functionName: string;
  /** Of the version or alias whose page this is. */
  qualifier: string | undefined;
  configuration: FunctionConfiguration;
}

export function PermissionsSection({ functionName, qualifier, configuration }: PermissionsSectionProps) {
  return (
    <>
      <ExecutionRoleSection
        functionName={functionName}
        readOnly={qualifier !== undefined}
        configuration={configuration}
      />
      <PolicyStatements key={qualifier ?? ''} functionName={functionName} qualifier={qualifier} />
    </>
  );
}
