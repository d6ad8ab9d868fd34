/**
 * Account concurrency, which the AWS console does not have: what the account's quota is divided into, and what happens in
 * each part now and in the last minute. https://docs.aws.amazon.com/lambda/latest/dg/lambda-concurrency.html
 */
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import ContentLayout from '@cloudscape-design/components/content-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { Fragment, memo, useDeferredValue, useMemo, useRef, useState } from 'react';
import type { LiveSamples } from '../../../api/live-samples.ts';
import { useLiveFeed, useLivePicture } from '../../queries/live-samples.ts';
import { InfoLink } from '../../widgets/info-link.tsx';
import { LazyTraffic } from '../../widgets/traffic/lazy-traffic.tsx';
import { ConcurrencyHistory } from './concurrency-history.tsx';
import { useFunctionColours } from './function-colours.ts';
import { PoolCard } from './pool-card.tsx';
import { type AccountPicture, accountPicture, numbersOf } from './pools.ts';
import { PoolsTable } from './pools-table.tsx';
import { poolName, QuotaBarView } from './quota-bar-view.tsx';
import { QuotaDial } from './quota-dial.tsx';
import { ThreeCallers } from './three-callers/three-callers.tsx';
import './account-concurrency.css';
import { PICTURE_COLOURS } from './picture-colours.ts';

export function AccountConcurrencyPage() {
  const feed = useLiveFeed({}, false);
  // drawn in pieces, between what the page has to do otherwise
  const live = useDeferredValue(useLivePicture(feed));
  const picture = useMemo(() => live && accountPicture(live), [live]);
  const numbers = useSame(picture && numbersOf(picture));
  return (
    <ContentLayout header={HEADER}>
      <SpaceBetween size="l">
        <Picture live={live} picture={picture} />
        {numbers && <ThreeCallers numbers={numbers} />}
        {numbers && <QuotaDial numbers={numbers} />}
        {TRAFFIC}
      </SpaceBetween>
    </ContentLayout>
  );
}

const HEADER = (
  <Header
    variant="h1"
    info={<InfoLink topic="account-concurrency" />}
    description="Where the account's concurrency is, while it is used. This page is Coldspark's own: the AWS console has none."
  >
    Account concurrency
  </Header>
);

const TRAFFIC = <LazyTraffic />;

/** The value before, as long as the new one says the same: what shows it is not drawn anew five times a second. */
function useSame<T>(value: T): T {
  const kept = useRef(value);
  if (JSON.stringify(kept.current) !== JSON.stringify(value)) kept.current = value;
  return kept.current;
}

const count = (value: number) => value.toLocaleString('en');

interface PictureProps {
  live: LiveSamples | undefined;
  picture: AccountPicture | undefined;
}

const Picture = memo(({ live, picture }: PictureProps) => {
  const colourOf = useFunctionColours();
  const [tableShown, setTableShown] = useState(false);
  return (
    <Container header={<Header variant="h2">Concurrency now</Header>}>
      {(!live || !picture) && <StatusIndicator type="loading">Loading</StatusIndicator>}
      {live && picture && (
        <div style={PICTURE_COLOURS}>
          <SpaceBetween size="l">
            <Figures
              quota={picture.quota}
              unreserved={picture.unreserved}
              reserved={picture.reserved}
              inFlight={picture.inFlight}
              unreservedInFlight={picture.unreservedInFlight}
              claimed={picture.claimed}
            />
            <QuotaBarView picture={picture} colourOf={colourOf} />
            <div>
              {LEGEND}
              {picture.pools.map((pool) => (
                <PoolCard key={poolName(pool)} pool={pool} colourOf={colourOf} />
              ))}
            </div>
            <ConcurrencyHistory live={live} colourOf={colourOf} />
            <ExpandableSection
              headerText="The same as a table"
              expanded={tableShown}
              onChange={({ detail }) => setTableShown(detail.expanded)}
            >
              {tableShown && <PoolsTable picture={picture} />}
            </ExpandableSection>
          </SpaceBetween>
        </div>
      )}
    </Container>
  );
});

/** Each under the name that AWS's API or metric gives it. */
type FigureValues = Pick<
  AccountPicture,
  'quota' | 'unreserved' | 'reserved' | 'inFlight' | 'unreservedInFlight' | 'claimed'
>;

const Figures = memo(({ quota, unreserved, reserved, inFlight, unreservedInFlight, claimed }: FigureValues) => {
  return (
    <KeyValuePairs
      columns={3}
      minColumnWidth={220}
      items={[
        figure('Account concurrency', quota, 'the quota'),
        figure('Reserved', reserved, 'by functions, all together'),
        figure('Unreserved account concurrency', unreserved, 'the quota without reservations'),
        figure('Concurrent executions', inFlight, 'metric ConcurrentExecutions'),
        figure('Of them without a reservation', unreservedInFlight, 'metric UnreservedConcurrentExecutions'),
        figure('Claimed', claimed, 'metric ClaimedAccountConcurrency'),
      ]}
    />
  );
});

const figure = (label: string, value: number, source: string) => ({
  label,
  value: (
    <>
      <b className="figure">{count(value)}</b>
      <Box color="text-body-secondary" fontSize="body-s">
        {atCapitals(source)}
      </Box>
    </>
  ),
});

/** The long name of a metric breaks between its words, where it has to. */
const atCapitals = (text: string) =>
  text.split(/(?<=[a-z])(?=[A-Z])/).map((part, index) => (
    <Fragment key={part}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));

const LEGEND = (
  <ul className="squares-legend">
    <li>
      <i className="key-busy" /> busy: runs a request
    </li>
    <li>
      <i className="key-provisionedBusy" /> busy, provisioned
    </li>
    <li>
      <i className="key-provisionedIdle" /> provisioned and idle: ready, and takes concurrency all the same
    </li>
    <li>
      <i className="key-idle" /> idle: warm, takes no concurrency
    </li>
  </ul>
);
