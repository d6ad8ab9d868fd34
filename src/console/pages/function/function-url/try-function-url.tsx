/** Try it, at a function URL: signed where that is asked for. */
import type { FunctionUrlConfig } from '@aws-sdk/client-lambda';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { REGION_ID } from '../../../../api/account.ts';
import { unverifiedSignature } from '../../../../api/credential-scope.ts';
import { accountNow } from '../../../account-now.ts';
import { TryRequest } from '../../../widgets/try-request/try-request.tsx';

export function TryFunctionUrl({ url }: { url: FunctionUrlConfig }) {
  const isPrivate = url.AuthType === 'AWS_IAM';
  const [signed, setSigned] = useState(isPrivate);
  return (
    <TryRequest
      door="function-url"
      host={new URL(url.FunctionUrl ?? '').host}
      description="Sends a request to the function URL, and shows what comes back."
      added={() => (signed ? { authorization: unverifiedSignature(new Date(accountNow()), REGION_ID, 'lambda') } : {})}
      further={
        isPrivate && (
          <Checkbox
            checked={signed}
            description="As the account’s root user. The signature is not verified here."
            onChange={({ detail }) => setSigned(detail.checked)}
          >
            Sign the request
          </Checkbox>
        )
      }
    />
  );
}
