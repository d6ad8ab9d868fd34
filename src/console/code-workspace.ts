/** The code on screen: what is deployed, and over it the draft of who is editing. */
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { readZip } from '../zip/zip-reader.ts';
import { writeZip } from '../zip/zip-writer.ts';
import { type SourceFiles, withoutFolders } from './domain/source-files.ts';
import { useDraftsLoaded } from './draft-storage.ts';
import { codeDeployed, type DeployedCode, editCode, useDrafts } from './drafts.ts';
import { functionQuery, useFunction, useUpdateFunctionCode } from './queries/functions.ts';
import { type RegionAccess, useRegion } from './region.ts';

/** What is opened in the editor at most, unzipped. */
const EDITABLE_BYTES = 50 * 1024 * 1024;

/** The files behind GetFunction's Code.Location. Found by content, so what was once read stays true. */
const packageQuery = ({ coldspark }: RegionAccess, sha256: string, location: string) =>
  queryOptions({
    queryKey: ['package', sha256],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<DeployedCode> => ({
      sha256,
      files: readZip(await coldspark.getPackage(location), EDITABLE_BYTES),
    }),
  });

export interface CodeWorkspace {
  deployed: DeployedCode;
  /** The draft where there is one, else what is deployed. */
  files: SourceFiles;
  hasDraft: boolean;
  /** The code was deployed elsewhere since the draft began. */
  deployedElsewhere: boolean;
  edit: (files: SourceFiles) => void;
  deploying: boolean;
  /** Deploys the files on screen; rejects with the service's refusal, the draft untouched. */
  deploy: () => Promise<void>;
}

/** Undefined until both the deployed code and the drafts are read; `error` when the code cannot be. */
export function useCodeWorkspace(
  functionName: string,
  qualifier?: string,
): { workspace: CodeWorkspace | undefined; error: Error | null } {
  const access = useRegion();
  const queryClient = useQueryClient();
  const draftsLoaded = useDraftsLoaded();
  const published = qualifier !== undefined && qualifier !== '$LATEST';
  const ownDraft = useDrafts(({ code }) => code[functionName]);
  const draft = published ? undefined : ownDraft;
  const { data: described, error: describeError } = useFunction(functionName, qualifier);
  const location = described?.Code?.Location;
  const { data: deployed, error: packageError } = useQuery({
    ...packageQuery(access, described?.Configuration?.CodeSha256 ?? '', location ?? ''),
    enabled: location !== undefined,
    // what is on screen stays until the newly deployed code is read
    placeholderData: (before) => before,
  });
  const { mutateAsync: updateCode } = useUpdateFunctionCode();
  const [deploying, setDeploying] = useState(false);

  const deploy = async (files: SourceFiles) => {
    setDeploying(true);
    try {
      await updateCode({ functionName, zipFile: writeZip(withoutFolders(files)) });
      const { Code, Configuration } = await queryClient.fetchQuery(functionQuery(access, functionName));
      const sha256 = Configuration?.CodeSha256 ?? '';
      // read before the draft goes, or the old code would show in between
      await queryClient.fetchQuery(packageQuery(access, sha256, Code?.Location ?? ''));
      codeDeployed(functionName, { sha256, files });
    } finally {
      setDeploying(false);
    }
  };

  const error = describeError ?? packageError;
  if (!deployed || !draftsLoaded) return { workspace: undefined, error };
  const files = draft?.files ?? deployed.files;
  return {
    error,
    workspace: {
      deployed,
      files,
      hasDraft: draft !== undefined,
      deployedElsewhere: draft !== undefined && draft.baseSha256 !== deployed.sha256 && !deploying,
      edit: (changed) => editCode(functionName, deployed, changed),
      deploying,
      deploy: () => deploy(files),
    },
  };
}
