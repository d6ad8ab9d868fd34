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
import { useState } from 'react';
import { errorMessage } from '../../errors.ts';
import { type LiveReading, useLiveMinute } from '../../queries/live-minute.ts';
import { InfoLink } from '../../widgets/info-link.tsx';
import { LazyTraffic } from '../../widgets/traffic/lazy-traffic.tsx';
import { ConcurrencyHistory } from './concurrency-history.tsx';
import { useFunctionColours } from './function-colours.ts';
import { PoolCard } from './pool-card.tsx';
import { type AccountPicture, accountPicture } from './pools.ts';
import { PoolsTable } from './pools-table.tsx';
import { poolName, QuotaBarView } from './quota-bar-view.tsx';
import { QuotaDial } from './quota-dial.tsx';
import './account-concurrency.css';
import { PICTURE_COLOURS } from './picture-colours.ts';

export function AccountConcurrencyPage() {
  const reading = useLiveMinute();
  const picture = reading.minute && accountPicture(reading.minute);
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          info={<InfoLink topic="account-concurrency" />}
          description="Where the account's concurrency is, while it is used. This page is Coldspark's own: the AWS console has none."
        >
          Account concurrency
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Picture reading={reading} picture={picture} />
        <LazyTraffic />
        {picture && <QuotaDial numbers={picture} />}
      </SpaceBetween>
    </ContentLayout>
  );
}

const count = (value: number) => value.toLocaleString('en');

function Picture({
  reading: { minute, error },
  picture,
}: {
  reading: LiveReading;
  picture: AccountPicture | undefined;
}) {
  const colourOf = useFunctionColours();
  const [tableShown, setTableShown] = useState(false);
  return (
    <Container header={<Header variant="h2">Concurrency now</Header>}>
      {error !== undefined && <StatusIndicator type="error">{errorMessage(error)}</StatusIndicator>}
      {!minute && error === undefined && <StatusIndicator type="loading">Loading</StatusIndicator>}
      {minute && picture && (
        <div style={PICTURE_COLOURS}>
          <SpaceBetween size="l">
            <Figures picture={picture} />
            <QuotaBarView picture={picture} colourOf={colourOf} />
            <div>
              <Legend />
              {picture.pools.map((pool) => (
                <PoolCard key={poolName(pool)} pool={pool} colourOf={colourOf} />
              ))}
            </div>
            <ConcurrencyHistory minute={minute} colourOf={colourOf} />
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
}

/** Each under the name that AWS's API or metric gives it. */
function Figures({ picture }: { picture: AccountPicture }) {
  const { quota, unreserved, reserved, inFlight, unreservedInFlight, claimed } = picture;
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
}

const figure = (label: string, value: number, source: string) => ({
  label,
  value: (
    <>
      <b className="figure">{count(value)}</b>
      <Box color="text-body-secondary" fontSize="body-s">
        {source}
      </Box>
    </>
  ),
});

function Legend() {
  return (
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
}
