/**
 * The tab's region as the console's components reach it: AWS's own client, our small client beside it, and the news.
 * Nothing here knows who answers.
 */
import { createContext, useContext, useEffect, useState } from 'react';
import type { ColdsparkClient, Region, RegionStatus } from '../api/coldspark.ts';
import type { LambdaApi } from '../api/connect.ts';
import { invariant } from '../api/errors.ts';

export interface RegionAccess {
  region: Region;
  lambda: LambdaApi;
  coldspark: ColdsparkClient;
}

export const RegionContext = createContext<RegionAccess | null>(null);

export function useRegion(): RegionAccess {
  const access = useContext(RegionContext);
  invariant(access, 'useRegion is used below RegionContext');
  return access;
}

export function useRegionStatus(): RegionStatus {
  const { region } = useRegion();
  const [status, setStatus] = useState(region.status);
  useEffect(() => {
    // what happened between the first render and this subscription
    setStatus(region.status);
    return region.onStatus(setStatus);
  }, [region]);
  return status;
}
